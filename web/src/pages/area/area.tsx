import { useEffect } from 'react'
import { addresses } from '@/addresses'
import type { Area, Scorecard } from '@/api/types'
import { DownloadLinks, EmptyState, Page, Sentence } from '@/components'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { Link } from '@/router/link'
import { usePart } from '@/router/parts'
import { AsOfSwitch, useAsOf } from '../scorecard/as-of'
import { countsText } from '../scorecard/counts'
import { ScorecardOfPlace } from '../scorecard/scorecard-of-place'
import { useScorecard, useScorecardDownloads } from '../scorecard/use-scorecard'
import { StatementSection } from './statement-section'
import './area.css'

/** One area of the strategy: its statements with verdict, rule, stages and judgement; its actions. */
export default function AreaPage() {
  const code = usePart('area')
  const scorecard = useScorecard()
  const asOf = useAsOf()
  const area = scorecard.data?.areas.find((each) => each.code === code)
  const name = scorecard.data?.place.name
  return (
    <Page
      title={area === undefined ? 'Area of the strategy' : `${area.title}, ${name}`}
      heading={area?.title ?? 'Area of the strategy'}
      caption={scorecard.data === null ? undefined : `${name} · ${scorecard.data.strategy.title}`}
      trail={[{ text: 'Scorecard', target: addresses.strategy({ as_of: asOf }) }]}
    >
      <ScorecardOfPlace state={scorecard}>
        {(data) => (area === undefined ? <NoArea code={code} scorecard={data} /> : <Content area={area} scorecard={data} />)}
      </ScorecardOfPlace>
    </Page>
  )
}

function NoArea({ code, scorecard }: { code: string; scorecard: Scorecard }) {
  return (
    <EmptyState title={`${scorecard.strategy.title} has no area “${code}”`}>
      <Link {...addresses.strategy()}>Choose one on the scorecard</Link>.
    </EmptyState>
  )
}

function Content({ area, scorecard }: { area: Area; scorecard: Scorecard }) {
  const [state] = useAddressState({ statement: '' })
  const downloads = useScorecardDownloads()
  useStatementInView(state.statement)
  return (
    <>
      <div className="app-strategy-bar">
        <AsOfSwitch scorecard={scorecard} />
        <Link {...addresses.spine({ area: area.code })}>All its figures on one chart</Link>
      </div>
      <Sentence>
        {area.statements.length === 0
          ? 'This area has no success statement.'
          : `As of ${scorecard.as_of_text}, of ${counted(area.statements.length, 'statement')} here: ${countsText(area.counts)}.`}
      </Sentence>
      {area.vision !== null && <p className="govuk-body app-area__vision">{area.vision}</p>}
      {area.statements.map((statement) => (
        <StatementSection key={statement.code} statement={statement} scorecard={scorecard} chosen={statement.code === state.statement} />
      ))}
      <Plan area={area} />
      <DownloadLinks of={`the whole scorecard of ${scorecard.place.name}`} urls={downloads} />
      <Neighbours area={area} scorecard={scorecard} />
    </>
  )
}

/** A link to one statement shows it at the top. */
function useStatementInView(code: string) {
  useEffect(() => {
    if (code !== '') document.getElementById(code)?.scrollIntoView()
  }, [code])
}

/** What the strategy means to do here, with owner and board. */
function Plan({ area }: { area: Area }) {
  return (
    <>
      {area.aims.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What it aims for</h2>
          <ul className="govuk-list govuk-list--bullet">
            {area.aims.map((aim) => (
              <li key={aim}>{aim}</li>
            ))}
          </ul>
        </>
      )}
      {area.actions.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Actions</h2>
          <ul className="app-plain-list app-area__actions">
            {area.actions.map(({ text, owner, board }) => (
              <li key={text}>
                {text}
                <span className="app-area__owner">{[owner ?? 'No owner named', board].filter(Boolean).join('; ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Neighbours({ area, scorecard: { areas } }: { area: Area; scorecard: Scorecard }) {
  const asOf = useAsOf()
  const at = areas.indexOf(area)
  const link = (other: Area | undefined, text: string) =>
    other !== undefined && (
      <Link {...addresses.area(other.code, { as_of: asOf })}>
        {text}: {other.title}
      </Link>
    )
  return (
    <nav className="app-area__steps app-no-print" aria-label="Areas before and after">
      {link(areas[at - 1], 'Before')}
      {link(areas[at + 1], 'Next')}
    </nav>
  )
}
