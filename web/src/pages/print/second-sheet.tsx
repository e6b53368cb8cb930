import type { Area, Scorecard, Statement } from '@/api/types'
import { VerdictSquare } from '@/components'
import { verdictWords } from '@/format/words'
import { Sheet } from './sheet'
import { commentaryOf, groupedByReason, type Reasoned } from './statement-words'

/** Every statement with its verdict and reason, and the officer's words where there are any. */
export function SecondSheet({ scorecard }: { scorecard: Scorecard }) {
  return (
    <Sheet scorecard={scorecard} page={2} title={`${scorecard.place.name}: every statement`}>
      <div className="app-sheet__areas">
        {scorecard.areas
          .filter((area) => area.statements.length > 0)
          .map((area) => (
            <AreaStatements key={area.code} area={area} />
          ))}
      </div>
    </Sheet>
  )
}

function AreaStatements({ area }: { area: Area }) {
  return (
    <section className="app-sheet__area">
      <h3>{area.title}</h3>
      {groupedByReason(area.statements).map((group) => (
        <Group key={group.statements[0]?.code} group={group} />
      ))}
    </section>
  )
}

/** The reason runs on after one statement; it stands over several that share it. */
function Group({ group: { verdict, reason, statements } }: { group: Reasoned }) {
  const why = (
    <span className="app-sheet__reason">
      <strong>{verdictWords[verdict]}:</strong> {reason}
    </span>
  )
  return (
    <>
      {statements.length > 1 && <p className="app-sheet__shared">{why}</p>}
      <ul className="app-sheet__statements">
        {statements.map((statement) => (
          <Item key={statement.code} statement={statement}>
            {statements.length === 1 && why}
          </Item>
        ))}
      </ul>
    </>
  )
}

function Item({ statement, children }: { statement: Statement; children: React.ReactNode }) {
  const commentary = commentaryOf(statement)
  return (
    <li>
      <VerdictSquare verdict={statement.verdict} name="Verdict" />
      <div>
        <span className="app-sheet__statement">{statement.text}</span> {children}
        {commentary !== '' && <em className="app-sheet__reason">{commentary}</em>}
      </div>
    </li>
  )
}
