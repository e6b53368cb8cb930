// Where a period stands along a time axis.

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const terms = ['autumn', 'spring', 'summer']

/** The year in which a period begins, and how far into it: "2018/19" is 2018, "2018-19 quarter 2" 2018.25; NaN without a year. */
export function startOf(label: string): number {
  const year = /(\d{4})/.exec(label)
  return year === null ? Number.NaN : Number(year[1]) + partOf(label.toLowerCase())
}

function partOf(label: string): number {
  const quarter = /quarters? (\d)/.exec(label)
  if (quarter !== null) return (Number(quarter[1]) - 1) / 4
  const week = /week (\d+)/.exec(label)
  if (week !== null) return (Number(week[1]) - 1) / 52
  const term = terms.findIndex((name) => label.includes(`${name} term`))
  if (term >= 0) return term / 3
  const month = months.findIndex((name) => label.endsWith(` ${name}`))
  return month < 0 ? 0 : month / 12
}

/**
 * The points in order of time, with an empty one in each place where a period is missing, so that lines break there.
 * The step is the shortest one that occurs.
 */
export function withGaps<P>(points: readonly P[], timeOf: (point: P) => number, empty: (time: number) => P): P[] {
  const sorted = points.filter((point) => !Number.isNaN(timeOf(point))).sort((a, b) => timeOf(a) - timeOf(b))
  const steps = sorted.slice(1).map((point, index) => timeOf(point) - timeOf(sorted[index] as P))
  const step = Math.min(...steps.filter((size) => size > 0))
  return sorted.flatMap((point, index) => {
    const size = steps[index] ?? 0
    return size > step * 1.5 ? [point, empty(timeOf(point) + step)] : [point]
  })
}

/** Whether the definition changed after one period and up to another, so that their levels do not compare. */
export function brokenBetween(breaks: readonly { period: string }[], from: string, to: string): boolean {
  return breaks.some(({ period }) => startOf(from) < startOf(period) && startOf(period) <= startOf(to))
}

/** Every nth label, so that about one stands in each `room` pixels; the last always does. */
export function ticksThatFit<P>(points: readonly P[], width: number, room: number): P[] {
  const every = Math.max(1, Math.ceil((points.length * room) / Math.max(1, width)))
  return points.filter((_, index) => (points.length - 1 - index) % every === 0)
}
