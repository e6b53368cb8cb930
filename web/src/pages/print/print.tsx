import { addresses } from '@/addresses'
import type { Minute, Scorecard } from '@/api/types'
import { Loadable, Page } from '@/components'
import { AsOfSwitch, useAsOf } from '../scorecard/as-of'
import { ScorecardOfPlace } from '../scorecard/scorecard-of-place'
import { useMinute, useScorecard } from '../scorecard/use-scorecard'
import { FirstSheet } from './first-sheet'
import { SecondSheet } from './second-sheet'
import './print.css'

/** Two printed A4 pages for the board. */
export default function Print() {
  const scorecard = useScorecard()
  const minute = useMinute()
  const asOf = useAsOf()
  const card = scorecard.data
  return (
    <Page
      title={card === null ? 'Two printed pages' : `${card.place.name}, two pages for the board`}
      heading="Two pages for the board"
      trail={[{ text: 'Scorecard', target: addresses.strategy({ as_of: asOf }) }]}
    >
      <ScorecardOfPlace state={scorecard}>
        {(data) => (
          <Loadable state={minute} lines={12}>
            {(first) => <Sheets scorecard={data} minute={first} />}
          </Loadable>
        )}
      </ScorecardOfPlace>
    </Page>
  )
}

function Sheets({ scorecard, minute }: { scorecard: Scorecard; minute: Minute }) {
  return (
    <div className="app-board">
      <div className="app-strategy-bar app-no-print">
        <AsOfSwitch scorecard={scorecard} />
        <button type="button" className="govuk-button govuk-!-margin-bottom-0" onClick={() => window.print()}>
          Print, or save as PDF
        </button>
      </div>
      <FirstSheet scorecard={scorecard} minute={minute} />
      <SecondSheet scorecard={scorecard} />
    </div>
  )
}
