export interface CalendarDay {
  /** YYYY-MM-DD */
  day: string
  value: number
}

export interface CalendarCell extends CalendarDay {
  /** Weeks since the first Monday shown. */
  week: number
  /** Monday 0 to Friday 4. */
  weekday: number
}

const length = 24 * 60 * 60 * 1000

const timeOf = (day: string) => new Date(`${day}T00:00:00Z`).getTime()
const weekdayOf = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/** Days as cells of a calendar whose columns are weeks. */
export function calendarCells(days: readonly CalendarDay[]): CalendarCell[] {
  const first = days[0]
  if (first === undefined) return []
  const monday = timeOf(first.day) - weekdayOf(first.day) * length
  return days.map((day) => ({ ...day, week: Math.floor((timeOf(day.day) - monday) / (7 * length)), weekday: weekdayOf(day.day) }))
}

/** Weeks that the name of a month is wide. */
const room = 3

/** The first week shown of each month, and its name; months that begin within the name of the one before go without. */
export function monthsOf(cells: readonly CalendarCell[]): { week: number; name: string }[] {
  const months: { week: number; name: string }[] = []
  let current = ''
  for (const cell of cells) {
    const name = new Date(`${cell.day}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', timeZone: 'UTC' })
    const before = months.at(-1)
    if (name !== current && (before === undefined || cell.week - before.week >= room)) months.push({ week: cell.week, name })
    current = name
  }
  return months
}
