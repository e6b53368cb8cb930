import type { Line, Minute, Scorecard } from '@/api/types'
import { VerdictSquare } from '@/components'
import { dateText } from '@/format/dates'
import { counted, verdicts, verdictWords } from '@/format/words'
import { useCountry } from '@/hooks/use-about'
import { openingOf } from '../home/opening'
import { countsText } from '../scorecard/counts'
import { Sheet } from './sheet'
import { waitingByOwner } from './waiting'

/** The first minute and a row for each area. */
export function FirstSheet({ scorecard, minute }: { scorecard: Scorecard; minute: Minute }) {
  const country = useCountry()
  return (
    <Sheet scorecard={scorecard} page={1} title={`${scorecard.place.name}: where the strategy stands`}>
      <p className="app-sheet__opening">{openingOf(minute, country).join(' ')}</p>
      <div className="app-sheet__columns">
        <Lines title={`Gained on ${country}`} lines={minute.better} most={4} />
        <Lines title="Furthest from the goal" lines={minute.furthest} most={3} />
        <Lines title={`Fell back against ${country}`} lines={minute.worse} most={4} />
        <Lines title="Moved suddenly" lines={minute.sudden} most={4} />
        <Decisions minute={minute} />
      </div>
      <Peers minute={minute} />
      <AreaTable scorecard={scorecard} />
      <Marks />
    </Sheet>
  )
}

function Lines({ title, lines, most }: { title: string; lines: Line[]; most: number }) {
  if (lines.length === 0) return null
  const rest = lines.length - most
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.slice(0, most).map((line) => (
          <li key={line.text}>{line.text}</li>
        ))}
        {rest > 0 && <li>and {rest} more</li>}
      </ul>
    </div>
  )
}

/** How many wait for each board: the second page names them. */
function Decisions({ minute: { decisions } }: { minute: Minute }) {
  if (decisions.length === 0) return null
  return (
    <div>
      <h3>Decisions waiting</h3>
      <ul>
        {waitingByOwner(decisions).map(({ owner, due, count }) => (
          <li key={`${owner} ${due}`}>
            {owner ?? 'No owner named'}: {counted(count, 'decision')}
            {due !== null && `, due ${dateText(due)}`}.
          </li>
        ))}
      </ul>
    </div>
  )
}

function Peers({ minute: { peers } }: { minute: Minute }) {
  if (peers.length === 0) return null
  return (
    <div>
      <h3>Beside its peers</h3>
      <ul>
        {peers.map(({ name, sentence }) => (
          <li key={name}>
            {name}: {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}

function AreaTable({ scorecard }: { scorecard: Scorecard }) {
  return (
    <>
      <h3>Scorecard</h3>
      <p>{scorecard.sentence}</p>
      <table className="app-sheet__table">
        <thead>
          <tr>
            <th scope="col">Area</th>
            <th scope="col">Statements</th>
            <th scope="col">How many</th>
          </tr>
        </thead>
        <tbody>
          {scorecard.areas.map((area) => (
            <tr key={area.code}>
              <th scope="row">{area.title}</th>
              <td>
                <span className="app-sheet__squares">
                  {area.statements.map((statement) => (
                    <VerdictSquare key={statement.code} verdict={statement.verdict} name={statement.text} />
                  ))}
                </span>
              </td>
              <td>{countsText(area.counts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** On paper nothing can be pointed at: the marks are named. */
function Marks() {
  return (
    <p className="app-sheet__marks">
      {verdicts.map((verdict) => (
        <span key={verdict}>
          <VerdictSquare verdict={verdict} name="Mark" /> {verdictWords[verdict]}
        </span>
      ))}
    </p>
  )
}
