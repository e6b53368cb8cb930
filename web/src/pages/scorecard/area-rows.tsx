import { addresses } from '@/addresses'
import type { Area, Scorecard } from '@/api/types'
import { VerdictSquare } from '@/components'
import { Link } from '@/router/link'
import { useAsOf } from './as-of'
import { countsText } from './counts'
import './scorecard.css'

/** A row an area: its name, a mark for each statement in the strategy's order, how many of each. */
export function AreaRows({ scorecard }: { scorecard: Scorecard }) {
  const asOf = useAsOf()
  return (
    <ul className="app-plain-list app-areas">
      {scorecard.areas.map((area) => (
        <li key={area.code} className="app-areas__row">
          <h3 className="app-areas__name">
            <Link {...addresses.area(area.code, { as_of: asOf })}>{area.title}</Link>
          </h3>
          <Squares area={area} asOf={asOf} />
          <p className="app-areas__counts">{countsText(area.counts)}</p>
        </li>
      ))}
    </ul>
  )
}

function Squares({ area, asOf }: { area: Area; asOf: string }) {
  return (
    <ul className="app-plain-list app-areas__squares">
      {area.statements.map((statement) => (
        <li key={statement.code}>
          <Link {...addresses.area(area.code, { as_of: asOf, statement: statement.code })} className="app-areas__square">
            <VerdictSquare verdict={statement.verdict} name={statement.text} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
