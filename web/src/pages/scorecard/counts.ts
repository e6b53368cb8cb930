import type { Counts } from '@/api/types'
import { verdictWords, verdicts } from '@/format/words'

/** "2 met, 1 on track, 3 off track": those that occur, in the order of verdicts. */
export function countsText(counts: Counts): string {
  return verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${verdictWords[verdict].toLowerCase()}`)
    .join(', ')
}
