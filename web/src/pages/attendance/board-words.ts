import type { AttendanceBoard, AttendanceSchool } from '@/api/pupil-types'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { counted } from '@/format/words'

export const lastRate = (school: AttendanceSchool): number | null => school.rates.at(-1) ?? null

/** Schools whose last week is more than chance, those that do worse first. */
export function signalled(schools: readonly AttendanceSchool[]): AttendanceSchool[] {
  return schools.filter((school) => school.signals.length > 0).sort((a, b) => Number(b.worse) - Number(a.worse) || (a.difference ?? 0) - (b.difference ?? 0))
}

export function signalWords({ signals, worse, judged }: AttendanceSchool): string {
  if (!judged) return 'Too few weeks to tell'
  if (signals.length === 0) return 'None'
  return `${worse ? 'Lower' : 'Higher'}: ${signals.join('; ')}`
}

export function boardSentence(board: AttendanceBoard, schools: readonly AttendanceSchool[]): string {
  const week = board.weeks.at(-1) ?? ''
  const rate = board.city.at(-1)
  const first = rate === null || rate === undefined ? '' : `In the week of ${dateText(week)} pupils attended ${number(rate, 1)}% of sessions in the city. `
  const found = signalled(schools)
  const lower = found.filter((school) => school.worse).length
  if (found.length === 0) return `${first}Of ${counted(schools.length, 'school')} none shows more than chance.`
  return `${first}Of ${counted(schools.length, 'school')} ${number(found.length)} ${found.length === 1 ? 'shows' : 'show'} more than chance, ${lower === found.length ? 'all' : lower === 0 ? 'none' : number(lower)} of them for the worse.`
}
