import { addresses } from '@/addresses'
import type { Minute, Scorecard } from '@/api/types'
import { Loadable, Page } from '@/components'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import { useSession } from '@/session/session'
import { AreaRows } from '../scorecard/area-rows'
import { AsOfSwitch, useAsOf } from '../scorecard/as-of'
import { Changes } from '../scorecard/changes'
import { VerdictKey } from '../scorecard/verdict-key'
import { ScorecardOfPlace } from '../scorecard/scorecard-of-place'
import { useMinute, useScorecard } from '../scorecard/use-scorecard'
import { Decisions } from './decisions'
import { MinuteLists } from './minute-lists'
import { openingOf } from './opening'
import { OwnHome } from './own-home'
import './home.css'

/** What is the reader's own, where somebody is signed in; else where the strategy stands. */
export default function Home() {
  const { me } = useSession()
  return me.signed_in ? <OwnHome /> : <FirstPage />
}

/** The director's first minute, and the scorecard under it. */
export function FirstPage() {
  const scorecard = useScorecard()
  const minute = useMinute()
  const card = scorecard.data
  return (
    <Page
      title={card === null ? 'Home' : `${card.place.name}: where the strategy stands`}
      caption={card?.strategy.title}
    >
      <ScorecardOfPlace state={scorecard}>
        {(data) => (
          <>
            <div className="app-strategy-bar">
              <AsOfSwitch scorecard={data} />
              <PrintLink />
            </div>
            <Loadable state={minute} lines={8}>
              {(first) => <FirstMinute minute={first} scorecard={data} />}
            </Loadable>
            <h2 className="govuk-heading-m">What changed with the last load</h2>
            <Changes scorecard={data} />
            <h2 className="govuk-heading-m">Scorecard</h2>
            <p className="govuk-body">{data.sentence}</p>
            <VerdictKey />
            <AreaRows scorecard={data} />
          </>
        )}
      </ScorecardOfPlace>
    </Page>
  )
}

function PrintLink() {
  const asOf = useAsOf()
  return <Link {...addresses.print({ as_of: asOf })}>Print two pages</Link>
}

function FirstMinute({ minute, scorecard }: { minute: Minute; scorecard: Scorecard }) {
  const country = useCountry()
  return (
    <>
      <div className="app-opening">
        {openingOf(minute, country).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <MinuteLists minute={minute} />
      <h2 className="govuk-heading-m">Decisions waiting</h2>
      <Decisions minute={minute} scorecard={scorecard} />
    </>
  )
}
