import type { Compare, ComparePoint } from '@/api/types'

/** One row of the tables: an authority, or the country. */
export interface PlaceLine {
  key: string
  name: string
  points: Map<string, ComparePoint>
  /** In the period compared. */
  fromCountry: number | null
}

/** The authorities compared, then the country; not where numbers are counted, which a whole country's dwarf. */
export function placeLines({ measure, places, england, period }: Compare, country: string): PlaceLine[] {
  const byLabel = (series: ComparePoint[]) => new Map(series.map((point) => [point.period, point]))
  const englands = byLabel(england)
  const at = period ?? ''
  const compared = measure.kind !== 'count'
  const national = compared ? (englands.get(at)?.value ?? null) : null
  const lines = places.map(({ place, series }) => {
    const points = byLabel(series)
    const value = points.get(at)?.value ?? null
    return { key: place.code, name: place.name, points, fromCountry: value === null || national === null ? null : value - national }
  })
  return compared ? [...lines, { key: 'country', name: country, points: englands, fromCountry: null }] : lines
}

/** "In 2024/25 Ashbury had 45.9 points, Brackfield 44.1 points; England 46.4 points." */
export function compareSentence(data: Compare, country: string, text: (value: number) => string): string {
  const lines = placeLines(data, country)
  const at = data.period ?? ''
  const valued = lines.flatMap((line) => {
    const value = line.points.get(at)?.value ?? null
    return value === null ? [] : [{ name: line.name, value, national: line.key === 'country' }]
  })
  const whole = valued.find((line) => line.national)
  const places = valued.filter((line) => !line.national)
  const sorted = [...places].sort((a, b) => (data.measure.polarity === 'low' ? a.value - b.value : b.value - a.value))
  const first = sorted[0]
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) return `None of these authorities has a figure for ${data.period}.`
  const national = whole === undefined ? '' : `; ${country} ${text(whole.value)}`
  if (first === last) return `In ${data.period} ${first.name} stood at ${text(first.value)}${national}.`
  const order = data.measure.polarity === 'neither' ? ['the highest', 'the lowest'] : ['the best', 'the last']
  return `In ${data.period} ${first.name} had ${order[0]} figure of ${places.length}, ${text(first.value)}, and ${last.name} ${order[1]}, ${text(last.value)}${national}.`
}
