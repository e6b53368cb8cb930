import { useCallback, useMemo } from 'react'
import { number } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { Key } from '../key/key'
import { lineStyles, palette } from '../palette'
import { PeriodNotes } from '../period-notes'
import { PlotFigure } from '../plot-figure/plot-figure'
import { startOf } from '../time'
import { linesPlot } from './lines-plot'

export interface LineSeries {
  name: string
  points: { label: string; value: number | null; scored: boolean }[]
  /** The country is always the dashed grey line. */
  country?: boolean
}

export interface LinesProps {
  label: string
  unit: string
  decimals: number
  /** Lines do not cross a change of definition. */
  breaks: { period: string; note: string }[]
  series: LineSeries[]
}

/** Several places over time, each line told apart by colour, dashes and its name at the end. */
export default function Lines({ label, unit, decimals, breaks, series }: LinesProps) {
  const first = Math.min(...series.flatMap((line) => line.points.map((point) => startOf(point.label))))
  const crossed = breaks.filter((change) => startOf(change.period) > first)
  const given = JSON.stringify([series, crossed])
  const [data, broken] = useMemo(() => {
    const [lines, changes] = JSON.parse(given) as [LineSeries[], LinesProps['breaks']]
    return [styled(lines), changes.map((change) => startOf(change.period))] as const
  }, [given])
  const draw = useCallback((width: number) => linesPlot(data, broken, unit, decimals, width), [data, broken, unit, decimals])
  return (
    <>
      <Key
        entries={data.map(({ name, colour, dash, width }) => ({ text: name, colour, shape: { line: dash, width } }))}
      />
      <PeriodNotes country={useCountry()} breaks={crossed} unscored={unscoredOf(series)} />
      <PlotFigure label={`${label}. ${wordsOf(series, decimals)}`} draw={draw} />
    </>
  )
}

function unscoredOf(series: LineSeries[]): string[] {
  const hollow = series.flatMap(({ points }) => points.filter(({ value, scored }) => value !== null && !scored))
  return [...new Set(hollow.map(({ label }) => label))].sort()
}

export interface StyledSeries extends LineSeries {
  colour: string
  dash: string
  width: number
}

function styled(series: LineSeries[]): StyledSeries[] {
  let used = 0
  return series.map((line) => {
    if (line.country) return { ...line, colour: palette.darkGrey, dash: '7,4', width: 2 }
    const style = lineStyles[used % lineStyles.length] ?? lineStyles[0]
    used += 1
    return { ...line, colour: style.colour, dash: style.dash, width: used === 1 ? 4 : 2.5 }
  })
}

function wordsOf(series: LineSeries[], decimals: number): string {
  return series
    .map(({ name, points }) => {
      const last = points.filter((point) => point.value !== null).at(-1)
      return last === undefined ? `${name}: no figures` : `${name}: ${number(last.value ?? 0, decimals)} in ${last.label}`
    })
    .join('; ')
}
