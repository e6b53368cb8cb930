import type { BandLetter } from '@/api/types'
import { bandMeanings } from '@/format/words'
import './band.css'

interface Props {
  band: BandLetter | null
  /** Spelt out where it first stands on a page. */
  spelled?: boolean
}

/** A quartile band as a letter in a box, or a dash where no band is given. */
export function Band({ band, spelled = false }: Props) {
  if (band === null) return <span className="app-secondary">-</span>
  return (
    <span className="app-band">
      <abbr className={`app-band__letter app-band__letter--${band}`} title={`Band ${band}: ${bandMeanings[band]}`}>
        {band}
      </abbr>
      {spelled && <span className="app-band__meaning">{bandMeanings[band]}</span>}
    </span>
  )
}
