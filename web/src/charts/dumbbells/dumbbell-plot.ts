import * as Plot from '@observablehq/plot'
import type { Gap } from '@/api/types'
import { number } from '@/format/figures'
import { fitted } from '../labels'
import { palette } from '../palette'

/** Our group less the country's other pupils; null where either is not known. */
export function gapOf(gap: Gap): number | null {
  return gap.ours.value === null || gap.england_other.value === null ? null : gap.ours.value - gap.england_other.value
}

const rowHeight = 46

/** A row a group: its name above, its three marks on one line, its interval behind. */
export function dumbbellPlot(gaps: readonly Gap[], decimals: number, width: number): Plot.PlotOptions {
  const rows = gaps.map((gap, index) => ({
    row: index,
    title: gap.ours.title,
    ours: gap.ours.value ?? Number.NaN,
    others: gap.ours_other.value ?? Number.NaN,
    england: gap.england_other.value ?? Number.NaN,
    lower: gap.lower ?? Number.NaN,
    upper: gap.upper ?? Number.NaN,
  }))
  const seen = rows.flatMap((row) => [row.ours, row.others, row.england, row.lower, row.upper]).filter(Number.isFinite)
  const room = (Math.max(...seen) - Math.min(...seen)) * 0.08 || 1
  const both = (from: 'ours', to: 'england' | 'others') => rows.filter((row) => Number.isFinite(row[from]) && Number.isFinite(row[to]))
  const at = { y: 'row' }
  return {
    height: rows.length * rowHeight + 44,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 12,
    marginBottom: 32,
    x: { domain: [Math.min(...seen) - room, Math.max(...seen) + room], grid: true, label: null, ticks: width < 480 ? 4 : 8, tickFormat: (value: number) => number(value, decimals === 0 ? 0 : 1) },
    y: { domain: [-0.6, rows.length - 0.4], reverse: true, axis: null },
    marks: [
      Plot.text(rows, { ...at, frameAnchor: 'left', textAnchor: 'start', dy: -17, text: (row: (typeof rows)[number]) => fitted(row.title, width - 24), fill: palette.text, fontWeight: 600, stroke: '#ffffff', strokeWidth: 4 }),
      Plot.link(rows.filter((row) => Number.isFinite(row.lower)), { x1: 'lower', x2: 'upper', y1: 'row', y2: 'row', stroke: palette.darkBlue, strokeWidth: 12, strokeOpacity: 0.16 }),
      Plot.link(both('ours', 'others'), { x1: 'ours', x2: 'others', y1: 'row', y2: 'row', stroke: palette.darkBlue, strokeWidth: 1, strokeDasharray: '2,3' }),
      Plot.link(both('ours', 'england'), { x1: 'ours', x2: 'england', y1: 'row', y2: 'row', stroke: palette.grey, strokeWidth: 3 }),
      Plot.dot(rows, { ...at, x: 'england', symbol: 'diamond', r: 6.5, fill: palette.darkGrey }),
      Plot.dot(rows, { ...at, x: 'others', r: 6, fill: '#ffffff', stroke: palette.darkBlue, strokeWidth: 2 }),
      Plot.dot(rows, { ...at, x: 'ours', r: 7, fill: palette.darkBlue }),
    ],
  }
}
