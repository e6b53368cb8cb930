import type { Commentary, Scorecard, Statement } from '@/api/types'
import { VerdictTag } from '@/components'
import { dateText } from '@/format/dates'
import { Judgement } from './judgement'
import { StageList } from './stage-list'
import { StageTable } from './stage-table'

interface Props {
  statement: Statement
  scorecard: Scorecard
  /** The address names it. */
  chosen: boolean
}

/** One success statement: words, verdict with rule and reason, stages, board's judgement, commentary. */
export function StatementSection({ statement, scorecard, chosen }: Props) {
  const { kind, results } = statement
  return (
    <section id={statement.code} className={`app-statement${chosen ? ' app-statement--chosen' : ''}`} aria-labelledby={`${statement.code}-words`}>
      <div className="app-statement__head">
        <h2 className="app-statement__words" id={`${statement.code}-words`}>
          {statement.text}
        </h2>
        <VerdictTag verdict={statement.verdict} />
      </div>
      <p className="app-statement__reason">
        {statement.reason}
        {statement.since !== null && ` The verdict has stood since ${statement.since}.`}
      </p>
      {statement.rollup !== null && statement.rollup !== statement.reason && <p className="app-statement__reason">{statement.rollup}</p>}
      {statement.rule_text && (
        <p className="app-statement__rule">
          <strong>How it is settled:</strong> {statement.rule_text}
        </p>
      )}
      {statement.note && <p className="app-statement__rule">{statement.note}</p>}
      <p className="app-statement__rule">
        <strong>Owner:</strong> {[statement.owner ?? 'nobody named', statement.board].filter(Boolean).join('; ')}
        {statement.due !== null && `, due ${dateText(statement.due)}`}
      </p>
      {kind === 'evidenced' && <Judgement statement={statement} />}
      {results.some((result) => result.measure) && <StageTable statement={statement} place={scorecard.place} />}
      {results.length > 0 && <StageList statement={statement} scorecard={scorecard} />}
      <Commentaries commentaries={statement.commentaries} />
    </section>
  )
}

/** An officer's words beside a figure; they go into the printed paper. */
export function Commentaries({ commentaries }: { commentaries: Commentary[] }) {
  return commentaries.map(({ date, author, words }) => (
    <blockquote key={`${date} ${words}`} className="app-statement__commentary">
      <p>{words}</p>
      <footer>
        {author}, {dateText(date)}
      </footer>
    </blockquote>
  ))
}
