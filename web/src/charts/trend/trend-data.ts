import type { BandLetter, Polarity, Projection, Row, Target, TrendPoint } from '@/api/types'
import { startOf, withGaps } from '../time'

/** One period of a trend, ready to draw. */
export interface TrendYear {
  time: number
  label: string
  value: number | null
  england: number | null
  region: number | null
  neighbours: number | null
  q0: number | null
  q25: number | null
  q50: number | null
  q75: number | null
  q100: number | null
  band: BandLetter | null
  scored: boolean
  status: string | null
  breakNote: string | null
  /** Lines are drawn within one stretch only: a change of definition begins a new one. */
  stretch: number
  row: Row | null
  /** The row of the file that gives it. */
  source: { source_id: string | null; line: number | null } | null
}

export interface TrendProps {
  country: string
  place: string
  region: string | null
  unit: string
  decimals: number
  polarity: Polarity
  years: TrendYear[]
  target?: Target | null
  projection?: Projection | null
}

function emptyYear(time: number): TrendYear {
  return {
    time, label: '', value: null, england: null, region: null, neighbours: null,
    q0: null, q25: null, q50: null, q75: null, q100: null,
    band: null, scored: true, status: null, breakNote: null, stretch: 0, row: null, source: null,
  }
}

/** The years of a measure's page, from its rows and its breaks. */
export function yearsOfRows(rows: readonly Row[], breaks: readonly { period: string; note: string }[]): TrendYear[] {
  const years = rows.map((row) => ({
    ...emptyYear(startOf(row.period_key)),
    label: row.period_key, value: row.value, england: row.england, region: row.region, neighbours: row.neighbours,
    q0: row.q0, q25: row.q25, q50: row.q50, q75: row.q75, q100: row.q100,
    band: row.band, scored: row.scored, status: row.status, row, source: row,
  }))
  const notes = new Map(breaks.map(({ period, note }) => [startOf(period), note]))
  return finished(years, (year) => notes.get(year.time) ?? null)
}

/** The years without the country and the region: a number of children is not compared with that of a whole country. */
export function withoutTotals(years: readonly TrendYear[]): TrendYear[] {
  return years.map((year) => ({ ...year, england: null, region: null }))
}

/** The years of a statement's result on the scorecard. */
export function yearsOfPoints(points: readonly TrendPoint[]): TrendYear[] {
  const notes = new Map(points.map((point) => [startOf(point.period), point.break_note]))
  const years = points.map((point) => ({
    ...emptyYear(startOf(point.period)),
    label: point.period, value: point.value, england: point.england, region: point.region, neighbours: point.neighbours,
    q25: point.q25, q50: point.q50, q75: point.q75, band: point.band, scored: point.scored, status: point.status, source: point,
  }))
  return finished(years, (year) => notes.get(year.time) ?? null)
}

function finished(years: TrendYear[], noteOf: (year: TrendYear) => string | null): TrendYear[] {
  let stretch = 0
  return withGaps(years, (year) => year.time, emptyYear).map((year, index) => {
    // Before the first year nothing is shown that it could not be compared with.
    const breakNote = year.label === '' || index === 0 ? null : noteOf(year)
    if (breakNote !== null) stretch += 1
    return { ...year, breakNote, stretch }
  })
}
