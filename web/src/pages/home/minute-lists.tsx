import type { ReactNode } from 'react'
import type { Line, Minute } from '@/api/types'
import { useCountry } from '@/hooks/use-about'
import { counted } from '@/format/words'
import { MinuteLine } from './minute-line'

const shown = 5

/** What gained, what lost, what moved suddenly, what ended, what is furthest from its goal, and the peers. */
export function MinuteLists({ minute }: { minute: Minute }) {
  const country = useCountry()
  return (
    <div className="app-minute">
      <Lines title={`Gained on ${country}`} lines={minute.better} none={`Nothing has gained on ${country} since the baseline.`} />
      <Lines title={`Fell back against ${country}`} lines={minute.worse} none={`Nothing has fallen back against ${country}.`} />
      <Lines title="Moved suddenly" lines={minute.sudden} none="Nothing moved far beyond its usual change." />
      <Lines title="Furthest from the goal" lines={minute.furthest} none="No goal lies ahead that has a figure." numbered />
      <Lines title="Can no longer be measured" lines={minute.ended} none="Every figure is still published." />
      <Peers minute={minute} />
    </div>
  )
}

interface LinesProps {
  title: string
  lines: Line[]
  /** Said where there are none. */
  none: string
  numbered?: boolean
}

function Lines({ title, lines, none, numbered = false }: LinesProps) {
  const List = numbered ? 'ol' : 'ul'
  const list = (some: Line[]) => (
    <List className={`govuk-list govuk-list--${numbered ? 'number' : 'bullet'} app-minute__list`}>
      {some.map((line) => (
        <li key={line.text}>
          <MinuteLine line={line} />
        </li>
      ))}
    </List>
  )
  const rest = lines.slice(shown)
  return (
    <MinuteSection title={title}>
      {lines.length === 0 && <p className="app-minute__none">{none}</p>}
      {lines.length > 0 && list(lines.slice(0, shown))}
      {rest.length > 0 && (
        <details className="govuk-details govuk-!-margin-bottom-0">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              {rest.length} more<span className="govuk-visually-hidden">: {title}</span>
            </span>
          </summary>
          <div className="app-minute__more">{list(rest)}</div>
        </details>
      )}
    </MinuteSection>
  )
}

function MinuteSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="app-minute__section">
      <h2 className="app-minute__title">{title}</h2>
      {children}
    </section>
  )
}

function Peers({ minute: { peers, place } }: { minute: Minute }) {
  return (
    <MinuteSection title="Beside its peers">
      {peers.length === 0 && (
        <p className="app-minute__none">No group of peers is named for {place.name}. A file in the data folder can name one.</p>
      )}
      {peers.length > 0 && (
        <>
          <p className="govuk-visually-hidden">{counted(peers.length, 'group')}</p>
          <dl className="app-minute__peers">
            {peers.map((peer) => (
              <div key={peer.name}>
                <dt>{peer.name}</dt>
                <dd>{peer.sentence}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </MinuteSection>
  )
}
