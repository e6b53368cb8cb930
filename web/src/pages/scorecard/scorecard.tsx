import { addresses } from '@/addresses'
import type { Area, Scorecard, Statement } from '@/api/types'
import { DownloadLinks, EmptyState, Page, Select, Sentence, VerdictSquare, VerdictTag } from '@/components'
import { verdicts, verdictWords } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { Link } from '@/router/link'
import { AsOfSwitch, useAsOf } from './as-of'
import { countsText } from './counts'
import { ScorecardOfPlace } from './scorecard-of-place'
import { useScorecard, useScorecardDownloads } from './use-scorecard'
import { VerdictKey } from './verdict-key'
import './scorecard.css'

/** Every statement of the strategy, area by area, each with its verdict and reason. */
export default function ScorecardPage() {
  const scorecard = useScorecard()
  const card = scorecard.data
  return (
    <Page
      title={card === null ? 'Scorecard' : `Scorecard of ${card.place.name}`}
      caption={card?.strategy.title}
    >
      <ScorecardOfPlace state={scorecard}>
        {(data) => <Content scorecard={data} />}
      </ScorecardOfPlace>
    </Page>
  )
}

function Content({ scorecard }: { scorecard: Scorecard }) {
  const [state, change] = useAddressState({ verdict: '' })
  const downloads = useScorecardDownloads()
  const asOf = useAsOf()
  const options = verdicts
    .filter((verdict) => scorecard.counts[verdict] > 0 || verdict === state.verdict)
    .map((verdict) => ({ value: verdict, text: `${verdictWords[verdict]} (${scorecard.counts[verdict]})` }))
  const areas = scorecard.areas
    .map((area) => ({ area, statements: area.statements.filter(({ verdict }) => state.verdict === '' || verdict === state.verdict) }))
    .filter(({ statements }) => statements.length > 0)
  return (
    <>
      <div className="app-strategy-bar">
        <AsOfSwitch scorecard={scorecard} />
        <Link {...addresses.print({ as_of: asOf })}>Print two pages</Link>
      </div>
      <Sentence>{scorecard.sentence}</Sentence>
      <div className="app-controls">
        <Select
          label="Show"
          value={state.verdict}
          options={[{ value: '', text: 'All statements' }, ...options]}
          onChange={(verdict) => change({ verdict })}
        />
      </div>
      <VerdictKey />
      {areas.length === 0 && (
        <EmptyState title="No statement stands there">
          <Link {...addresses.strategy({ as_of: asOf })}>Show all statements</Link>.
        </EmptyState>
      )}
      {areas.map(({ area, statements }) => (
        <AreaStatements key={area.code} area={area} statements={statements} asOf={asOf} />
      ))}
      <DownloadLinks of={`the scorecard of ${scorecard.place.name}`} urls={downloads} />
    </>
  )
}

function AreaStatements({ area, statements, asOf }: { area: Area; statements: Statement[]; asOf: string }) {
  return (
    <section className="app-statements">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1">
        <Link {...addresses.area(area.code, { as_of: asOf })}>{area.title}</Link>
      </h2>
      <p className="govuk-body app-secondary govuk-!-margin-bottom-2">{countsText(area.counts)}</p>
      <ul className="app-plain-list">
        {statements.map((statement) => (
          <li key={statement.code} className="app-statements__item">
            <div>
              <p className="app-statements__text">
                <Link {...addresses.area(area.code, { as_of: asOf, statement: statement.code })}>{statement.text}</Link>
              </p>
              <p className="app-statements__reason">{statement.rollup ?? statement.reason}</p>
            </div>
            <div>
              <VerdictTag verdict={statement.verdict} />
              <Stages statement={statement} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The verdict of each stage as a mark, where there is more than one. */
function Stages({ statement: { results } }: { statement: Statement }) {
  if (results.length < 2) return null
  return (
    <div className="app-statements__stages">
      {results.map((result) => (
        <VerdictSquare key={result.code} verdict={result.verdict} name={result.stage} />
      ))}
    </div>
  )
}
