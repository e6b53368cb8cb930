import { difference } from '@/format/figures'
import './difference.css'

interface Props {
  value: number | null
  unit: string
  decimals: number
}

/** "+3.1 pp", "-0.5 points"; a dash where it is not known. The sign says the direction; no colour does. */
export function Difference({ value, unit, decimals }: Props) {
  if (value === null) return <span className="app-secondary">-</span>
  const text = difference(value, unit, decimals)
  const points = text.endsWith(' pp')
  return (
    <span className="app-nowrap">
      {points ? text.slice(0, -2) : text}
      {points && (
        <abbr className="app-difference__unit" title="percentage points">
          pp
        </abbr>
      )}
    </span>
  )
}
