import type { PupilAnswer, PupilRow } from '@/api/pupil-types'
import { difference, number, withUnit } from '@/format/figures'

/** The last period that has a figure; "" when none has. */
export function lastPeriod(rows: readonly PupilRow[]): string {
  return rows.filter((row) => row.value !== null).at(-1)?.period ?? ''
}

/** What a row is of: the titles of its values. */
export function rowName(row: PupilRow): string {
  return row.values.length === 0 ? 'All of them' : row.values.map((value) => value.title).join(', ')
}

/** The answer in a sentence or two, made from the rows. */
export function answerSentence(answer: PupilAnswer, country: string): string {
  const period = lastPeriod(answer.rows)
  if (period === '') return 'No pupil within this choice has a record of it.'
  const { measure } = answer
  const text = (value: number) => withUnit(value, measure.unit, measure.decimals)
  const latest = answer.rows.filter((row) => row.period === period && row.value !== null)
  const who = answer.group === '' ? '' : ` (${answer.group_title})`
  const covered = answer.coverage.find((one) => one.period === period)
  const schools = covered === undefined ? '' : ` It covers ${covered.schools} of ${covered.expected} schools.`
  const [only] = latest
  if (answer.by.length === 0 && only !== undefined) {
    return `${measure.title}${who}, ${period}: ${text(only.value ?? 0)}${range(only, measure.decimals)}.${sinceWords(answer, only)}${countryWords(only, country, text)}${schools}`
  }
  const sorted = [...latest].sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (low === undefined || high === undefined) return ''
  return `${measure.title}${who}, ${period}: from ${text(low.value ?? 0)} (${rowName(low)}) to ${text(high.value ?? 0)} (${rowName(high)}).${schools}`
}

function range({ lower, upper }: PupilRow, decimals: number): string {
  return lower === null || upper === null ? '' : ` (95% interval ${number(lower, decimals)} to ${number(upper, decimals)})`
}

function sinceWords({ rows, measure }: PupilAnswer, latest: PupilRow): string {
  const before = rows.filter((row) => row.value !== null && row.period !== latest.period).at(-1)
  if (before?.value === undefined || before.value === null || latest.value === null) return ''
  return ` That is ${difference(latest.value - before.value, measure.unit, measure.decimals)} since ${before.period}.`
}

function countryWords({ england }: PupilRow, country: string, text: (value: number) => string): string {
  return england === null ? '' : ` ${country}: ${text(england)}.`
}
