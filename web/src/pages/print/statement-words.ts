import type { Statement, Verdict } from '@/api/types'
import { dateText } from '@/format/dates'

type Words = Pick<Statement, 'kind' | 'rollup' | 'judgement' | 'reason' | 'board' | 'due'>

/** Why a statement stands where it does, in a line: the roll-up of its stages, the board's words, or the reason's first sentence. */
export function reasonOf({ kind, rollup, judgement, reason, board, due }: Words): string {
  if (judgement !== null) return `${judgement.board ?? 'The board'}: ${judgement.words}`
  if (kind === 'evidenced') {
    return `not judged yet${board === null ? '' : ` by the ${board}`}${due === null ? '' : `, due ${dateText(due)}`}.`
  }
  return rollup === null ? firstSentence(reason) : `${rollup}.`
}

/** Up to a full stop before a new sentence: not the one within "68.3%". */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[A-Z]|\s*$)/s.exec(text)?.[0] ?? text
}

export interface Reasoned {
  verdict: Verdict
  reason: string
  statements: Statement[]
}

/** Statements that share verdict and reason together, so that paper says it once; in the order of the first of each. */
export function groupedByReason(statements: readonly Statement[]): Reasoned[] {
  const groups: Reasoned[] = []
  for (const statement of statements) {
    const reason = reasonOf(statement)
    const group = groups.find((known) => known.verdict === statement.verdict && known.reason === reason)
    if (group === undefined) groups.push({ verdict: statement.verdict, reason, statements: [statement] })
    else group.statements.push(statement)
  }
  return groups
}

/** The officers' words beside the statement and its stages: "We expect 46 next year. (A. Officer)". */
export function commentaryOf({ commentaries, results }: Pick<Statement, 'commentaries' | 'results'>): string {
  const all = [...commentaries, ...results.flatMap((result) => result.commentaries)]
  return all.map(({ words, author }) => `${words} (${author})`).join(' ')
}
