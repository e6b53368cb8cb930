import type { Statement } from '@/api/types'
import { dateText } from '@/format/dates'

type Words = Pick<Statement, 'kind' | 'rollup' | 'judgement' | 'reason' | 'due'>

/** Why a statement stands where it does, in a line: the roll-up of its stages, the board's words, or the reason's first sentence. */
export function reasonOf({ kind, rollup, judgement, reason, due }: Words): string {
  if (judgement !== null) return `${judgement.board ?? 'The board'}: ${judgement.words}`
  if (kind === 'evidenced') return `Not judged yet${due === null ? '' : `; due ${dateText(due)}`}.`
  return rollup ?? firstSentence(reason)
}

/** Up to a full stop before a new sentence: not the one within "68.3%". */
function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+[A-Z]|\s*$)/s.exec(text)?.[0] ?? text
}

/** The officers' words beside the statement and its stages: "We expect 46 next year. (A. Officer)". */
export function commentaryOf({ commentaries, results }: Pick<Statement, 'commentaries' | 'results'>): string {
  const all = [...commentaries, ...results.flatMap((result) => result.commentaries)]
  return all.map(({ words, author }) => `${words} (${author})`).join(' ')
}
