import * as Plot from '@observablehq/plot'
import { number } from '@/format/figures'
import { fitted } from '../labels'
import { palette } from '../palette'

export interface IntervalRow {
  key: string
  name: string
  value: number
  lower: number | null
  upper: number | null
  england: number | null
}

/** A dot a row with its interval, and England's figure as a diamond. */
export function intervalsPlot(rows: readonly IntervalRow[], unit: string, decimals: number, width: number): Plot.PlotOptions {
  const left = Math.min(260, Math.max(120, width * 0.34))
  const ends = rows.flatMap((row) => [row.value, row.lower, row.upper, row.england].filter((end) => end !== null))
  const low = Math.min(...ends)
  const high = Math.max(...ends)
  const room = (high - low || 1) * 0.08
  const titles = new Map(rows.map((row) => [row.key, row.name]))
  return {
    height: 56 + 30 * rows.length,
    marginLeft: left,
    marginRight: 24,
    marginTop: 8,
    marginBottom: 40,
    x: {
      domain: [low >= 0 ? Math.max(0, low - room) : low - room, high + room],
      grid: true,
      label: unit === '%' ? 'per cent' : unit,
      labelArrow: 'none',
      ticks: 5,
      tickFormat: (value: number) => number(value, high - low < 6 ? Math.max(1, decimals) : 0),
    },
    y: { domain: rows.map((row) => row.key), label: null, tickSize: 0, tickFormat: (key: string) => fitted(titles.get(key) ?? key, left - 16) },
    marks: [
      Plot.link(rows.filter((row) => row.lower !== null), { x1: 'lower', x2: 'upper', y1: 'key', y2: 'key', stroke: palette.darkBlue, strokeWidth: 3, strokeOpacity: 0.45 }),
      Plot.dot(rows.filter((row) => row.england !== null), { x: 'england', y: 'key', symbol: 'diamond', r: 6, fill: palette.darkGrey }),
      Plot.dot(rows, { x: 'value', y: 'key', r: 5.5, fill: palette.darkBlue }),
    ],
  }
}
