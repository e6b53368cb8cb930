import * as Plot from '@observablehq/plot'
import { useCallback } from 'react'
import { number } from '@/format/figures'
import { palette } from '../palette'
import { PlotFigure } from '../plot-figure/plot-figure'

interface Props {
  label: string
  /** Mondays, YYYY-MM-DD, and a figure for each. */
  weeks: string[]
  values: (number | null)[]
  unit: string
}

const week = 7 * 24 * 60 * 60 * 1000

/** A line by week; holidays break it. */
export default function Weeks({ label, weeks, values, unit }: Props) {
  const draw = useCallback((width: number) => weeksPlot(weeks, values, unit, width), [weeks, values, unit])
  return <PlotFigure label={label} draw={draw} />
}

function weeksPlot(weeks: string[], values: (number | null)[], unit: string, width: number): Plot.PlotOptions {
  let stretch = 0
  const points = weeks.map((day, index) => {
    const time = new Date(`${day}T00:00:00Z`)
    const before = weeks[index - 1]
    if (before !== undefined && time.getTime() - new Date(`${before}T00:00:00Z`).getTime() > week) stretch += 1
    return { time, value: values[index] ?? Number.NaN, stretch }
  })
  const known = points.map((point) => point.value).filter((value) => !Number.isNaN(value))
  const low = Math.min(...known)
  const high = Math.max(...known)
  const room = Math.max(0.5, (high - low) * 0.1)
  return {
    height: width >= 620 ? 300 : 240,
    marginLeft: 50,
    marginRight: 16,
    marginTop: 26,
    x: { type: 'utc', label: null, ticks: width >= 620 ? 11 : 5 },
    y: { domain: [low - room, high + room], grid: true, label: unit === '%' ? 'per cent' : unit, labelArrow: 'none', ticks: 5, tickFormat: (value: number) => number(value, high - low < 6 ? 1 : 0) },
    marks: [
      Plot.line(points, { x: 'time', y: 'value', z: 'stretch', stroke: palette.darkBlue, strokeWidth: 2 }),
      Plot.dot(points.filter((point) => !Number.isNaN(point.value)), { x: 'time', y: 'value', r: 3.5, fill: palette.darkBlue }),
    ],
  }
}
