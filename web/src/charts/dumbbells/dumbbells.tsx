import { useCallback, useMemo } from 'react'
import type { Gap } from '@/api/types'
import { ChartWithTable, type Column, DataTable, Difference, Figure, SourceLink } from '@/components'
import { difference } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { Key } from '../key/key'
import { palette } from '../palette'
import { PlotFigure } from '../plot-figure/plot-figure'
import { dumbbellPlot, gapOf } from './dumbbell-plot'

interface Props {
  title: string
  place: string
  unit: string
  decimals: number
  gaps: Gap[]
}

/** Gaps between groups: our group against the country's other pupils, our own others beside them. */
export default function Dumbbells({ title, place, unit, decimals, gaps }: Props) {
  const country = useCountry()
  const given = JSON.stringify(gaps)
  const sorted = useMemo(
    () => (JSON.parse(given) as Gap[]).sort((a, b) => Math.abs(gapOf(b) ?? -1) - Math.abs(gapOf(a) ?? -1)),
    [given],
  )
  const draw = useCallback((width: number) => dumbbellPlot(sorted, decimals, width), [sorted, decimals])
  const words = gapWords(sorted, unit, decimals, country)
  return (
    <ChartWithTable
      title={title}
      words={<p className="govuk-body">{words}</p>}
      chart={
        <>
          <Key
            entries={[
              { text: `The group in ${place}`, colour: palette.darkBlue, shape: { dot: 'filled' } },
              { text: `Others in ${place}`, colour: palette.darkBlue, shape: { dot: 'open' } },
              { text: `Others in ${country}`, colour: palette.darkGrey, shape: { dot: 'diamond' } },
            ]}
          />
          <PlotFigure label={`${title}. ${words}`} draw={draw} />
        </>
      }
      table={
        <DataTable
          id="gaps"
          caption={title}
          captionHidden
          columns={columnsOf(unit, decimals, place, country)}
          rows={sorted}
          rowKey={(gap) => `${gap.characteristic} ${gap.ours.text}`}
        />
      }
    />
  )
}

function gapWords(gaps: Gap[], unit: string, decimals: number, country: string): string {
  const widest = gaps[0]
  const gap = widest === undefined ? null : gapOf(widest)
  if (widest === undefined || gap === null) return 'No group has both figures.'
  return `The widest gap in ${widest.period}: “${widest.ours.title}”, ${difference(gap, unit, decimals)} from “${widest.england_other.title}” in ${country}.`
}

function columnsOf(unit: string, decimals: number, place: string, country: string): Column<Gap>[] {
  const side = (key: 'ours' | 'ours_other' | 'england_other', title: string): Column<Gap> => ({
    key,
    title,
    numeric: true,
    cell: (gap) => <Figure value={gap[key].value} decimals={decimals} />,
    value: (gap) => gap[key].value,
  })
  return [
    { key: 'group', title: 'Group', cell: (gap) => gap.ours.title, value: (gap) => gap.ours.title },
    side('ours', `The group in ${place}`),
    side('ours_other', `Others in ${place}`),
    side('england_other', `Others in ${country}`),
    {
      key: 'gap',
      title: `The group, less others in ${country}`,
      numeric: true,
      cell: (gap) => <Difference value={gapOf(gap)} unit={unit} decimals={decimals} />,
      value: gapOf,
    },
    { key: 'period', title: 'Period', cell: (gap) => gap.period, value: (gap) => gap.period },
    {
      key: 'source',
      title: 'Source',
      cell: (gap) => (gap.source === null ? '-' : <SourceLink source={gap.source}>{gap.source.title}</SourceLink>),
      value: (gap) => gap.source?.file ?? null,
    },
  ]
}
