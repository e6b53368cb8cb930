import type { Verdict } from '@/api/types'
import { verdictMeanings, verdictWords } from '@/format/words'
import { VerdictMark } from './verdict-mark'
import './verdict-tag.css'

/** A verdict as a word and a mark; its meaning is in the title, and in words on the scorecard. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return (
    <strong className={`app-verdict app-verdict--${verdict}`} title={verdictMeanings[verdict]}>
      <VerdictMark verdict={verdict} />
      {verdictWords[verdict]}
    </strong>
  )
}

/** A small square with the mark alone, for rows of many statements; read aloud as its word and `name`. */
export function VerdictSquare({ verdict, name }: { verdict: Verdict; name: string }) {
  return (
    <span
      className={`app-verdict app-verdict--square app-verdict--${verdict}`}
      role="img"
      aria-label={`${name}: ${verdictWords[verdict]}`}
      title={`${name}: ${verdictWords[verdict]}`}
    >
      <VerdictMark verdict={verdict} />
    </span>
  )
}
