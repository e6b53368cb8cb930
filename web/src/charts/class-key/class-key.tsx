import { number, withUnit } from '@/format/figures'
import type { FigureClass } from './classes'
import './class-key.css'

interface Props {
  classes: readonly FigureClass[]
  unit: string
  decimals: number
  /** Said of each figure: "missed". */
  what?: string
  /** How many have no figure; left out: all have one. */
  missing?: number
}

/** Which colour stands for which figures, and how many have them. */
export function ClassKey({ classes, unit, decimals, what = '', missing = 0 }: Props) {
  return (
    <ul className="app-class-key">
      {classes.map(({ lowest, highest, colour, count }) => (
        <li key={lowest}>
          <span className="app-class-key__colour" style={{ background: colour }} aria-hidden="true" />
          {lowest === highest ? '' : `${number(lowest, decimals)} to `}
          {`${withUnit(highest, unit, decimals)} ${what}`.trim()} <span className="app-secondary">({count})</span>
        </li>
      ))}
      {missing > 0 && (
        <li>
          <span className="app-class-key__colour" aria-hidden="true" />
          no figure <span className="app-secondary">({missing})</span>
        </li>
      )}
    </ul>
  )
}
