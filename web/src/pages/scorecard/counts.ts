import type { Counts, Verdict } from '@/api/types'
import { verdicts, verdictWords } from '@/format/words'

// Behind a number some verdicts read better in other words than on their tags.
const behindNumber: Partial<Record<Verdict, string>> = {
  no_data: 'without data',
  board_judgement: 'for a board to judge',
}

/** "2 met, 1 on track, 3 without data": those that occur, in the order of verdicts. */
export function countsText(counts: Counts): string {
  return verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${behindNumber[verdict] ?? verdictWords[verdict].toLowerCase()}`)
    .join(', ')
}
