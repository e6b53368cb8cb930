import { useCallback, useMemo } from 'react'
import { number } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { Key } from '../key/key'
import { palette } from '../palette'
import { PlotFigure } from '../plot-figure/plot-figure'
import { type IntervalRow, intervalsPlot } from './intervals-plot'

interface Props {
  label: string
  unit: string
  decimals: number
  rows: IntervalRow[]
}

/** Groups or schools with their intervals: what is more than chance is seen before it is read. */
export default function Intervals({ label, unit, decimals, rows }: Props) {
  const country = useCountry()
  const given = JSON.stringify(rows)
  const drawn = useMemo(() => JSON.parse(given) as IntervalRow[], [given])
  const draw = useCallback((width: number) => intervalsPlot(drawn, unit, decimals, width), [drawn, unit, decimals])
  const words = drawn.map((row) => `${row.name}: ${number(row.value, decimals)}`).join('; ')
  return (
    <>
      <Key
        entries={[
          { text: 'Figure, with the interval in which 95 of 100 such figures lie', colour: palette.darkBlue, shape: { dot: 'filled' } },
          ...(drawn.some((row) => row.england !== null) ? [{ text: country, colour: palette.darkGrey, shape: { dot: 'diamond' as const } }] : []),
        ]}
      />
      <PlotFigure label={`${label}. ${words}`} draw={draw} />
    </>
  )
}
