import { addresses } from '@/addresses'
import type { Beside, Scorecard, StageResult, Statement } from '@/api/types'
import { Trend, yearsOfPoints } from '@/charts'
import { Figure, SourceLink, VerdictTag } from '@/components'
import { number } from '@/format/figures'
import { useAddressState } from '@/hooks/use-address-state'
import { Link } from '@/router/link'
import { Commentaries } from './statement-section'

/** Stage by stage: why it stands where it stands, what stands beside it, and its trend on request. */
export function StageList({ statement, scorecard }: { statement: Statement; scorecard: Scorecard }) {
  return (
    <ul className="app-plain-list app-stages">
      {statement.results.map((result) => (
        <li key={result.code} className="app-stages__item">
          <Stage result={result} statement={statement} scorecard={scorecard} />
        </li>
      ))}
    </ul>
  )
}

function Stage({ result, statement, scorecard }: { result: StageResult; statement: Statement; scorecard: Scorecard }) {
  return (
    <>
      <h3 className="app-stages__name">
        {result.stage} <VerdictTag verdict={result.verdict} />
      </h3>
      <p className="app-stages__line">{result.reason}</p>
      {result.note && <p className="app-stages__line app-secondary">{result.note}</p>}
      {result.children_to_goal !== null && Math.round(result.children_to_goal) > 0 && (
        <p className="app-stages__line">To the goal: about {number(Math.ceil(result.children_to_goal))} {result.unit === 'places' ? 'places' : 'children'}.</p>
      )}
      <BesideFigures figures={result.beside} />
      <Commentaries commentaries={result.commentaries} />
      {result.measure && <StageTrend result={result} statement={statement} scorecard={scorecard} />}
    </>
  )
}

function BesideFigures({ figures }: { figures: Beside[] }) {
  if (figures.length === 0) return null
  return (
    <ul className="app-plain-list app-stages__line">
      {figures.map((beside) => (
        <li key={`${beside.role} ${beside.title} ${beside.group}`}>
          <BesideFigure beside={beside} />
        </li>
      ))}
    </ul>
  )
}

function BesideFigure({ beside }: { beside: Beside }) {
  const { title, group, group_title, unit, decimals, row } = beside
  return (
    <>
      {besideName(beside)}
      {group === '' ? title : `${title}, ${group_title.toLowerCase()}`}:{' '}
      <Figure value={row?.value ?? null} unit={unit} decimals={decimals} symbol={row?.symbol} source={row} status={row?.status} />
      {row !== null && ` in ${row.period_key}`}
    </>
  )
}

/** Whose figure it is, where its title does not say so itself. */
function besideName({ role, row }: Beside): string {
  return role === 'others' && row !== null ? `Others in ${row.place_name}: ` : ''
}

/** The trend of one stage at a time, opened by the address. */
function StageTrend({ result, statement, scorecard: { place } }: { result: StageResult; statement: Statement; scorecard: Scorecard }) {
  const [state, change] = useAddressState({ trend: '' })
  const key = `${statement.code}/${result.code}`
  const open = state.trend === key
  return (
    <>
      <p className="app-stages__links app-no-print">
        {result.trend.length > 0 && (
          <button type="button" className="app-link-button" aria-expanded={open} onClick={() => change({ trend: open ? '' : key })}>
            {open ? 'Close the trend' : 'Trend, every period'}
            <span className="govuk-visually-hidden">: {result.stage}</span>
          </button>
        )}
        <Link {...addresses.measure(result.measure, { group: result.group })}>
          The measure<span className="govuk-visually-hidden"> of {result.stage}</span>
        </Link>
        {result.source_id !== null && (
          <SourceLink source={{ source_id: result.source_id, line: result.line }}>
            Source row<span className="govuk-visually-hidden"> of {result.stage}</span>
          </SourceLink>
        )}
      </p>
      {open && (
        <Trend
          title={result.stage}
          place={place.name}
          region={place.region}
          unit={result.unit}
          decimals={result.decimals}
          polarity={result.polarity}
          years={yearsOfPoints(result.trend)}
          target={result.target}
          projection={result.projection}
        />
      )}
    </>
  )
}
