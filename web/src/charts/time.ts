// Where a period stands along a time axis.

/** The year in which a period begins, with its half or term if the label ends in one; NaN without a year. */
export function startOf(label: string): number {
  const year = /(\d{4})/.exec(label)
  return year === null ? Number.NaN : Number(year[1])
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
    return size > step ? [point, empty(timeOf(point) + step)] : [point]
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
