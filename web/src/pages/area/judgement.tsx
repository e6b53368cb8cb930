import type { Statement } from '@/api/types'
import { dateText } from '@/format/dates'

/** A board's dated judgement of what no figure can settle, kept apart from verdicts. */
export function Judgement({ statement: { judgement, board } }: { statement: Statement }) {
  if (judgement === null) {
    return (
      <div className="app-statement__judgement">
        <p>
          <strong>No judgement yet.</strong> No figure can settle this: it waits for {board ?? 'its board'} to judge it, with evidence
          and a date.
        </p>
      </div>
    )
  }
  return (
    <div className="app-statement__judgement">
      <p>
        <strong>{judgement.board ?? 'The board'}</strong>, {dateText(judgement.date)}: {judgement.words}
      </p>
      {judgement.evidence.length > 0 && (
        <>
          <p>Evidence:</p>
          <ul className="govuk-list govuk-list--bullet">
            {judgement.evidence.map((evidence) => (
              <li key={evidence}>{evidence}</li>
            ))}
          </ul>
        </>
      )}
      {judgement.next_due !== null && <p>To be judged again by {dateText(judgement.next_due)}.</p>}
    </div>
  )
}
