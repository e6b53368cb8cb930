import * as Plot from '@observablehq/plot'
import type { Polarity, StripPoint } from '@/api/types'
import { number } from '@/format/figures'
import { bandTints, palette } from '../palette'
import { swarm } from './swarm'

export interface StripData {
  /** Those with a value, from the lowest. */
  points: (StripPoint & { value: number })[]
  q25: number | null
  q50: number | null
  q75: number | null
  england: number | null
  polarity: Polarity
  decimals: number
  country: string
}

const side = 16
const top = 40
const bottom = 34

/** One dot an authority; the one at `chosen` is ringed. */
export function stripPlot(data: StripData, chosen: number, width: number): Plot.PlotOptions {
  const { points, decimals } = data
  const values = points.map((point) => point.value)
  const low = Math.min(...values)
  const high = Math.max(...values)
  const toPixels = (value: number) => side + ((value - low) / (high - low || 1)) * (width - 2 * side)
  const dot = width < 480 ? 7 : 12
  const rows = swarm(values.map(toPixels), dot)
  const dots = points.map((point, index) => ({ ...point, row: rows[index] ?? 0, chosen: index === chosen }))
  const most = Math.max(3, ...rows.map(Math.abs))
  const at = { x: 'value', y: 'row' }
  return {
    height: top + bottom + (2 * most + 2) * dot,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: side,
    marginRight: side,
    x: { domain: [low, high === low ? low + 1 : high], label: null },
    y: { domain: [-most - 1, most + 1], axis: null },
    marks: [
      ...quarters(data, low, high),
      Plot.axisX({ ticks: width < 480 ? 4 : 8, tickFormat: (value: number) => number(value, high - low < 6 ? Math.max(1, decimals) : 0) }),
      ...england(data),
      Plot.dot(dots.filter((point) => !point.is_place && !point.is_neighbour), { ...at, r: dot * 0.42, fill: palette.grey, title: 'name' }),
      Plot.dot(dots.filter((point) => point.is_neighbour && !point.is_place), { ...at, r: dot * 0.45, fill: '#ffffff', stroke: palette.darkBlue, strokeWidth: 2.5, title: 'name' }),
      ...ours(dots.filter((point) => point.is_place), dot, toPixels, width),
      Plot.dot(dots.filter((point) => point.chosen), { ...at, r: dot * 0.5 + 7, stroke: palette.darkPink, strokeWidth: 3 }),
    ],
  }
}

/** Our dot, large, with its name on the side where there is room. */
function ours(dots: StripData['points'], dot: number, toPixels: (value: number) => number, width: number): Plot.Markish[] {
  const place = dots[0]
  if (place === undefined) return []
  const leftwards = toPixels(place.value) > width / 2
  return [
    Plot.dot(dots, { x: 'value', y: 'row', r: dot * 0.85, fill: palette.darkBlue, stroke: '#ffffff', strokeWidth: 2 }),
    Plot.text(dots, {
      x: 'value',
      y: 'row',
      text: 'name',
      dx: leftwards ? -dot - 4 : dot + 4,
      textAnchor: leftwards ? 'end' : 'start',
      fill: palette.darkBlue,
      fontWeight: 700,
      stroke: '#ffffff',
      strokeWidth: 5,
    }),
  ]
}

/** The four quarters as tints with their letters, and their cuts as ticks. */
function quarters({ q25, q50, q75, polarity }: StripData, low: number, high: number): Plot.Markish[] {
  if (q25 === null || q50 === null || q75 === null) return []
  const letters = polarity === 'low' ? (['A', 'B', 'C', 'D'] as const) : (['D', 'C', 'B', 'A'] as const)
  const edges = [low, q25, q50, q75, high].map((edge) => Math.min(high, Math.max(low, edge)))
  const blocks = letters.map((letter, index) => ({ letter, from: edges[index] ?? low, to: edges[index + 1] ?? high }))
  const marks: Plot.Markish[] = [
    Plot.ruleX([q25, q50, q75], { stroke: palette.darkGrey, strokeWidth: 1 }),
  ]
  if (polarity === 'neither') return marks
  return [
    Plot.rectX(blocks, { x1: 'from', x2: 'to', fill: (block: (typeof blocks)[number]) => bandTints[block.letter] }),
    ...marks,
    Plot.text(blocks.filter((block) => block.to > block.from), {
      x: (block: (typeof blocks)[number]) => (block.from + block.to) / 2,
      frameAnchor: 'top',
      dy: -14,
      text: 'letter',
      fill: palette.text,
      fontWeight: 700,
    }),
  ]
}

function england({ england, country }: StripData): Plot.Markish[] {
  if (england === null) return []
  return [
    Plot.ruleX([england], { stroke: palette.darkGrey, strokeWidth: 2.5, strokeDasharray: '6,4' }),
    Plot.text([england], { x: (value: number) => value, frameAnchor: 'top', dy: -31, text: () => country, fill: palette.darkGrey }),
  ]
}
