import * as Plot from '@observablehq/plot'
import { useCallback, useMemo } from 'react'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { ClassKey } from '../class-key/class-key'
import { classOf, figureClasses } from '../class-key/classes'
import { PlotFigure } from '../plot-figure/plot-figure'
import { type CalendarCell, type CalendarDay, calendarCells, monthsOf } from './calendar-days'

interface Props {
  label: string
  /** Per cent of sessions missed, in order of time. */
  days: CalendarDay[]
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']

/** Every school day as a cell, the deeper the more was missed. */
export default function Calendar({ label, days }: Props) {
  const cells = useMemo(() => calendarCells(days), [days])
  const classes = useMemo(() => figureClasses(days.map((day) => day.value), 1), [days])
  const draw = useCallback((width: number) => calendarPlot(cells, (value) => classOf(classes, value, 1)?.colour ?? '#ffffff', width), [cells, classes])
  return (
    <>
      <ClassKey classes={classes} unit="%" decimals={1} what="missed" />
      <PlotFigure label={label} draw={draw} />
    </>
  )
}

function calendarPlot(cells: CalendarCell[], colour: (value: number) => string, width: number): Plot.PlotOptions {
  const weeks = (cells.at(-1)?.week ?? 0) + 1
  const months = monthsOf(cells)
  const side = Math.min(22, (width - 48) / weeks)
  return {
    width: Math.min(width, 48 + weeks * side + 4),
    height: 5 * Math.max(side, 14) + 34,
    marginLeft: 44,
    marginRight: 4,
    marginTop: 26,
    marginBottom: 6,
    padding: 0.06,
    x: { domain: Array.from({ length: weeks }, (_, index) => index), axis: null, label: null },
    y: { domain: [0, 1, 2, 3, 4], label: null, tickSize: 0, tickFormat: (day: number) => weekdays[day] ?? '' },
    marks: [
      Plot.cell(cells, {
        x: 'week',
        y: 'weekday',
        fill: (cell: CalendarCell) => colour(cell.value),
        stroke: '#505a5f',
        strokeWidth: 0.5,
        title: (cell: CalendarCell) => `${dateText(cell.day)}: ${number(cell.value, 1)}% missed`,
      }),
      Plot.text(months.filter((_, index) => width >= 620 || index % 2 === 0), { x: 'week', frameAnchor: 'top', dy: -16, text: 'name', textAnchor: 'start', dx: -side / 2 }),
    ],
  }
}
