import type { Area, Scorecard, Statement } from '@/api/types'
import { VerdictTag } from '@/components'
import { Sheet } from './sheet'
import { commentaryOf, reasonOf } from './statement-words'

/** Every statement with its verdict and reason, and the officer's words where there are any. */
export function SecondSheet({ scorecard }: { scorecard: Scorecard }) {
  return (
    <Sheet scorecard={scorecard} page={2} title={`${scorecard.place.name}: every statement`}>
      <table className="app-sheet__table app-sheet__table--statements">
        <thead>
          <tr>
            <th scope="col">Statement</th>
            <th scope="col">Verdict</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        {scorecard.areas
          .filter((area) => area.statements.length > 0)
          .map((area) => (
            <AreaStatements key={area.code} area={area} />
          ))}
      </table>
    </Sheet>
  )
}

function AreaStatements({ area }: { area: Area }) {
  return (
    <tbody>
      <tr className="app-sheet__area">
        <th scope="rowgroup" colSpan={3}>
          {area.title}
        </th>
      </tr>
      {area.statements.map((statement) => (
        <StatementRow key={statement.code} statement={statement} />
      ))}
    </tbody>
  )
}

function StatementRow({ statement }: { statement: Statement }) {
  const commentary = commentaryOf(statement)
  return (
    <tr>
      <th scope="row">{statement.text}</th>
      <td>
        <VerdictTag verdict={statement.verdict} />
      </td>
      <td>
        <span className="app-sheet__reason">{reasonOf(statement)}</span>
        {commentary !== '' && <em className="app-sheet__reason">{commentary}</em>}
      </td>
    </tr>
  )
}
