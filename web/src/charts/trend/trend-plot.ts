import * as Plot from '@observablehq/plot'
import type { BandLetter, Polarity } from '@/api/types'
import { number } from '@/format/figures'
import { breakMarks } from '../break-marks'
import { apart, fitted, type Label } from '../labels'
import { bandTints, palette } from '../palette'
import { startOf, ticksThatFit } from '../time'
import type { TrendProps, TrendYear } from './trend-data'

const top = 26
const bottom = 34
export const labelledWidth = 620

type Series = 'value' | 'england' | 'region' | 'neighbours'

interface Style {
  series: Series
  colour: string
  width: number
  dash: string
}

export const styles: Style[] = [
  { series: 'region', colour: palette.grey, width: 1.5, dash: '' },
  { series: 'neighbours', colour: palette.turquoise, width: 1.8, dash: '2,3' },
  { series: 'england', colour: palette.darkGrey, width: 2, dash: '7,4' },
  { series: 'value', colour: palette.darkBlue, width: 4, dash: '' },
]

export function nameOf(series: Series, { place, region, country }: TrendProps): string {
  if (series === 'value') return place
  if (series === 'england') return country
  return series === 'region' ? (region ?? 'Region') : 'Neighbours'
}

/** The lowest and highest figure to be seen, with a little room. */
export function extent({ years, target, projection }: TrendProps): [number, number] {
  const seen = years.flatMap((year) => [year.value, year.england, year.region, year.neighbours, year.q25, year.q75])
  const all = [...seen, target?.value, projection?.lower, projection?.upper].filter((value) => typeof value === 'number')
  if (all.length === 0) return [0, 1]
  const low = Math.min(...all)
  const high = Math.max(...all)
  const room = (high - low || Math.abs(high) || 1) * 0.12
  // A figure that cannot be negative is not shown as if it could.
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room]
}

/** Our line over the four bands of each year, with the comparators, breaks, target and projection. */
export function trendPlot(props: TrendProps, width: number): Plot.PlotOptions {
  const { years, decimals, unit } = props
  const labelled = width >= labelledWidth
  const right = labelled ? 185 : 28
  const height = labelled ? 380 : 300
  const domain = extent(props)
  const named = years.filter((year) => year.label !== '')
  const times = [...named.map((year) => year.time), ...[props.target, props.projection].map((end) => startOf(end?.period ?? ''))]
  const known = times.filter((time) => !Number.isNaN(time))
  const span: [number, number] = [Math.min(...known) - 0.3, Math.max(...known) + 0.3]
  const shown = ticksThatFit(named, width - right - 50, 66)
  return {
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: 50,
    marginRight: right,
    x: { domain: span, ticks: [], label: null },
    y: { domain, grid: true, label: unit === '%' ? 'per cent' : unit, ticks: 6, labelArrow: 'none', tickFormat: (value: number) => number(value, axisDecimals(domain, decimals)) },
    marks: [
      ...ribbons(props, domain),
      Plot.axisX(shown.map((year) => year.time), { tickFormat: (time: number) => labelOf(named, time), tickSize: 4 }),
      ...breakMarks(years.filter((year) => year.breakNote !== null).map((year) => year.time), labelled),
      ...styles.flatMap((style) => lineMarks(years, style)),
      ...ahead(props),
      ...(labelled ? endLabels(props, domain, height, right) : []),
    ],
  }
}

function axisDecimals([low, high]: [number, number], decimals: number): number {
  return high - low < 6 ? Math.max(1, decimals) : 0
}

function labelOf(years: TrendYear[], time: number): string {
  return years.find((year) => year.time === time)?.label ?? ''
}

/** The four bands of each year as ribbons, with their letters where the last stretch begins. */
function ribbons({ years, polarity }: TrendProps, [low, high]: [number, number]): Plot.Markish[] {
  const within = (value: number | null, otherwise: number) => Math.min(high, Math.max(low, value ?? otherwise))
  const edges = [
    (year: TrendYear) => within(year.q0, low),
    (year: TrendYear) => within(year.q25, low),
    (year: TrendYear) => within(year.q50, low),
    (year: TrendYear) => within(year.q75, high),
    (year: TrendYear) => within(year.q100, high),
  ]
  const letters = polarity === 'low' ? (['A', 'B', 'C', 'D'] as const) : (['D', 'C', 'B', 'A'] as const)
  const runs = banded(years)
  const first = runs.at(-1)?.[0]
  return letters.flatMap((letter, index) => {
    const y1 = edges[index] as (year: TrendYear) => number
    const y2 = edges[index + 1] as (year: TrendYear) => number
    const areas = runs.map((run) => Plot.areaY(run, { x: 'time', y1, y2, fill: tintOf(letter, polarity) }))
    if (polarity === 'neither' || first === undefined) return areas
    return [...areas, Plot.text([first], { x: 'time', y: (y1(first) + y2(first)) / 2, text: [letter], dx: 8, fill: palette.grey, fontSize: 12 })]
  })
}

/** Where neither end is good, the middle half is the deeper. */
function tintOf(letter: BandLetter, polarity: Polarity): string {
  if (polarity !== 'neither') return bandTints[letter]
  return letter === 'A' || letter === 'D' ? bandTints.D : bandTints.B
}

/** Runs of years with quartiles, none across a break, each a little wider than its years so that a single one shows. */
function banded(years: TrendYear[]): TrendYear[][] {
  const runs: TrendYear[][] = []
  for (const year of years) {
    const before = runs.at(-1)?.at(-1)
    const known = year.q25 !== null && year.q75 !== null
    if (!known) runs.push([])
    else if (before !== undefined && before.stretch === year.stretch) runs.at(-1)?.push(year)
    else runs.push([year])
  }
  return runs.flatMap((run) => {
    const first = run[0]
    const last = run.at(-1)
    if (first === undefined || last === undefined) return []
    return [[{ ...first, time: first.time - 0.25 }, ...run, { ...last, time: last.time + 0.25 }]]
  })
}

function lineMarks(years: TrendYear[], { series, colour, width, dash }: Style): Plot.Markish[] {
  const y = (year: TrendYear) => year[series] ?? Number.NaN
  const line = Plot.line(years, { x: 'time', y, z: 'stretch', stroke: colour, strokeWidth: width, strokeDasharray: dash, strokeLinecap: 'round' })
  if (series !== 'value') {
    // A single year between two breaks has no line; its dot is all there is of it.
    const alone = years.filter((year, index) => !joined(years, index, series) && year[series] !== null)
    return [line, Plot.dot(alone, { x: 'time', y, r: 2.5, fill: colour })]
  }
  return [
    line,
    Plot.dot(years.filter((year) => year.value !== null), {
      x: 'time',
      y,
      r: 5,
      fill: (year: TrendYear) => (year.scored ? colour : '#ffffff'),
      stroke: colour,
      strokeWidth: 2,
      title: (year: TrendYear) => `${year.label}${year.scored ? '' : ', not scored'}`,
    }),
  ]
}

function joined(years: TrendYear[], index: number, series: Series): boolean {
  const year = years[index] as TrendYear
  return [years[index - 1], years[index + 1]].some((other) => other !== undefined && other[series] !== null && other.stretch === year.stretch)
}

/** The target as a mark at its period; the projection dashed, with its interval. */
function ahead({ years, target, projection }: TrendProps): Plot.Markish[] {
  const marks: Plot.Markish[] = []
  const last = years.filter((year) => year.value !== null).at(-1)
  if (projection && last !== undefined) {
    const end = { time: startOf(projection.period), ...projection }
    const start = { time: last.time, value: last.value, lower: last.value, upper: last.value }
    const spread = end.lower === null || end.upper === null ? [] : [end]
    marks.push(
      Plot.areaY(spread.length === 0 ? [] : [start, end], { x: 'time', y1: 'lower', y2: 'upper', fill: palette.darkBlue, fillOpacity: 0.14 }),
      Plot.line([start, end], { x: 'time', y: 'value', stroke: palette.darkBlue, strokeWidth: 2, strokeDasharray: '4,5' }),
      Plot.link(spread, { x1: 'time', x2: 'time', y1: 'lower', y2: 'upper', stroke: palette.darkBlue }),
    )
  }
  if (target) {
    const mark = [{ time: startOf(target.period), value: target.value }]
    marks.push(
      Plot.dot(mark, { x: 'time', y: 'value', symbol: 'star', r: 7, fill: palette.darkPink }),
      Plot.text(mark, { x: 'time', y: 'value', text: ['Target'], dy: -15, fill: palette.darkPink, fontWeight: 700 }),
    )
  }
  return marks
}

/** Each line's name at its end, moved apart where they would meet. */
function endLabels(props: TrendProps, [low, high]: [number, number], height: number, right: number): Plot.Markish[] {
  const toPixels = (value: number) => top + ((high - value) / (high - low)) * (height - top - bottom)
  const labels = styles.flatMap(({ series, colour }): Label[] => {
    const last = props.years.filter((year) => year[series] !== null).at(-1)?.[series]
    if (last === undefined || last === null) return []
    return [{ text: `${nameOf(series, props)}`, y: toPixels(last), colour, bold: series === 'value' }]
  })
  return apart(labels, 18, top + 6, height - bottom).map((label) =>
    Plot.text([label.text], {
      frameAnchor: 'top-right',
      textAnchor: 'start',
      lineAnchor: 'middle',
      dx: 10,
      dy: label.y - top,
      text: [fitted(label.text, right - 12)],
      fill: label.colour,
      fontWeight: label.bold ? 700 : 400,
    }),
  )
}
