import type { GapYear, PupilGap, PupilGaps } from '@/api/pupil-types'
import { difference } from '@/format/figures'
import { counted } from '@/format/words'

/** More years than anybody plans for. */
const outOfSight = 20

export function lastYear(gap: PupilGap): GapYear | undefined {
  return gap.years.at(-1)
}

/** Whether the group is worse off in the last year, beyond what chance alone would give. */
export function behind(gap: PupilGap): boolean {
  const last = lastYear(gap)
  if (last === undefined) return false
  return gap.measure.polarity === 'low' ? last.lower > 0 : last.upper < 0
}

export function gapText(gap: PupilGap, value: number): string {
  return difference(value, gap.measure.unit, gap.measure.decimals)
}

/** "closes in about 7 years at the present pace", "not in sight". */
export function paceWords(gap: PupilGap): string {
  if (gap.years_to_close === null) return 'not closing at the present pace'
  if (gap.years_to_close > outOfSight) return 'not in sight: over 20 years at the present pace'
  const years = Math.max(1, Math.round(gap.years_to_close))
  return `closed in about ${counted(years, 'year')} at the present pace`
}

/** "Disadvantaged pupils are behind at 7 of 8 stages; it is narrowing at 2." */
export function gapsSentence({ pair, gaps }: PupilGaps): string {
  const worse = gaps.filter(behind).length
  const narrowing = gaps.filter((gap) => gap.movement === 'narrowing').length
  const fell = gaps.filter((gap) => gap.movement === 'narrower because others fell').length
  const others = fell === 0 ? '' : ` At ${fell} it is narrower only because others fell.`
  return `${pair.group_title} do worse than ${pair.others_title.toLowerCase()} in ${worse} of ${counted(gaps.length, 'measure')}, beyond chance. The gap is narrowing in ${narrowing}.${others}`
}
