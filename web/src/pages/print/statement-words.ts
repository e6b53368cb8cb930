import type { Statement } from '@/api/types'

/** Why a statement stands where it does, in a line: the roll-up of its stages, the board's words, or the reason. */
export function reasonOf({ rollup, judgement, reason }: Pick<Statement, 'rollup' | 'judgement' | 'reason'>): string {
  if (judgement !== null) return `${judgement.board ?? 'The board'}: ${judgement.words}`
  return rollup ?? reason
}

/** The officers' words beside the statement and its stages: "We expect 46 next year. (A. Officer)". */
export function commentaryOf({ commentaries, results }: Pick<Statement, 'commentaries' | 'results'>): string {
  const all = [...commentaries, ...results.flatMap((result) => result.commentaries)]
  return all.map(({ words, author }) => `${words} (${author})`).join(' ')
}
