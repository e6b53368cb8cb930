import * as Plot from '@observablehq/plot'
import { number } from '@/format/figures'
import { breakMarks } from '../break-marks'
import { apart, fitted } from '../labels'
import { startOf, ticksThatFit, withGaps } from '../time'
import type { StyledSeries } from './lines'

const top = 26
const bottom = 34

interface Point {
  time: number
  label: string
  value: number | null
  scored: boolean
  stretch: number
}

/** Lines over time with dots at each figure; gaps stay gaps. */
export function linesPlot(series: readonly StyledSeries[], broken: readonly number[], unit: string, decimals: number, width: number): Plot.PlotOptions {
  const lines = series.map((line) => ({ ...line, points: pointsOf(line, broken) }))
  const values = lines.flatMap((line) => line.points.flatMap((point) => point.value ?? []))
  const low = Math.min(...values)
  const high = Math.max(...values)
  const room = (high - low || 1) * 0.1
  const domain: [number, number] = [low >= 0 ? Math.max(0, low - room) : low - room, high + room]
  const labelled = width >= 620
  const right = labelled ? 185 : 28
  const height = labelled ? 400 : 310
  const times = [...new Map(lines.flatMap((line) => line.points.filter((point) => point.label !== '').map((point) => [point.time, point.label] as const)))]
    .map(([time, label]) => ({ time, label }))
    .sort((a, b) => a.time - b.time)
  return {
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: 50,
    marginRight: right,
    x: { label: null, domain: [(times[0]?.time ?? 0) - 0.3, (times.at(-1)?.time ?? 1) + 0.3] },
    y: { domain, grid: true, label: unit === '%' ? 'per cent' : unit, labelArrow: 'none', ticks: 6, tickFormat: (value: number) => number(value, high - low < 6 ? Math.max(1, decimals) : 0) },
    marks: [
      Plot.axisX(ticksThatFit(times, width - right - 50, 66).map((point) => point.time), { tickFormat: (time: number) => times.find((point) => point.time === time)?.label ?? '' }),
      ...breakMarks(broken, labelled),
      ...[...lines].reverse().flatMap((line) => [
        Plot.line(line.points, { x: 'time', y: (point: Point) => point.value ?? Number.NaN, z: 'stretch', stroke: line.colour, strokeWidth: line.width, strokeDasharray: line.dash }),
        Plot.dot(line.points.filter((point) => point.value !== null), {
          x: 'time',
          y: 'value',
          r: line.country ? 2 : 3.5,
          fill: (point: Point) => (point.scored ? line.colour : '#ffffff'),
          stroke: line.colour,
          strokeWidth: 1.5,
        }),
      ]),
      ...(labelled ? names(lines, domain, height, right) : []),
    ],
  }
}

function pointsOf(line: StyledSeries, broken: readonly number[]): Point[] {
  const stretchOf = (time: number) => broken.filter((change) => change <= time).length
  const points = line.points.map((point) => ({ ...point, time: startOf(point.label) }))
  const whole = withGaps(points, (point) => point.time, (time) => ({ time, label: '', value: null, scored: true }))
  return whole.map((point) => ({ ...point, stretch: stretchOf(point.time) }))
}

function names(lines: (StyledSeries & { points: Point[] })[], [low, high]: [number, number], height: number, right: number) {
  const toPixels = (value: number) => top + ((high - value) / (high - low)) * (height - top - bottom)
  const labels = lines.flatMap((line) => {
    const last = line.points.filter((point) => point.value !== null).at(-1)?.value
    return last === undefined || last === null ? [] : [{ text: line.name, y: toPixels(last), colour: line.colour }]
  })
  return apart(labels, 17, top + 6, height - bottom).map((label) =>
    Plot.text([label.text], { frameAnchor: 'top-right', textAnchor: 'start', lineAnchor: 'middle', dx: 10, dy: label.y - top, text: [fitted(label.text, right - 12)], fill: label.colour }),
  )
}
