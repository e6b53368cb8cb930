import { useCallback, useMemo } from 'react'
import { type Column, Band, ChartWithTable, DataTable, Difference, Figure, Period, Rank, SymbolNote } from '@/components'
import { withUnit } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { Key } from '../key/key'
import { PeriodNotes } from '../period-notes'
import { PlotFigure } from '../plot-figure/plot-figure'
import type { TrendProps, TrendYear } from './trend-data'
import { extent, nameOf, styles, trendPlot } from './trend-plot'

interface Props extends Omit<TrendProps, 'country'> {
  title: string
  downloads?: { csv: string; xlsx: string }
}

/** How our place has moved, against its comparators and the bands of each year. */
export default function Trend(given: Props) {
  const props = { ...given, country: useCountry() }
  const { title, years, downloads } = props
  const text = JSON.stringify([props.country, props.place, props.region, props.unit, props.decimals, props.polarity, years, props.target, props.projection])
  const data = useMemo(() => {
    const [country, place, region, unit, decimals, polarity, all, target, projection] = JSON.parse(text)
    return { country, place, region, unit, decimals, polarity, years: all, target, projection } as TrendProps
  }, [text])
  const draw = useCallback((width: number) => trendPlot(data, width), [data])
  const words = trendWords(props)
  return (
    <ChartWithTable
      title={title}
      words={<TrendNotes {...props} words={words} />}
      chart={
        <>
          <Key entries={keyOf(props)} />
          <PlotFigure label={`${title}. ${words}`} draw={draw} />
        </>
      }
      table={
        <DataTable
          id="trend"
          caption={`${title}, each period`}
          captionHidden
          columns={columnsOf(props)}
          rows={years.filter((year) => year.label !== '').reverse()}
          rowKey={(year) => year.label}
          downloads={downloads}
          note={<SymbolNote rows={years.map((year) => ({ value: year.value, symbol: year.row?.symbol, status: year.status }))} />}
        />
      }
    />
  )
}

/** What the line says: from where to where since the last change of definition, across which levels do not compare. */
export function trendWords({ place, years, unit, decimals }: TrendProps): string {
  const scored = years.filter((year) => year.value !== null && year.scored)
  const last = scored.at(-1)
  const first = scored.find((year) => year.stretch === last?.stretch)
  if (first === undefined || last === undefined) return `There are no figures for ${place}.`
  const figure = (year: TrendYear) => withUnit(year.value ?? 0, unit, decimals)
  if (first === last) return `${place} stood at ${figure(last)} in ${last.label}.`
  if (figure(first) === figure(last)) return `${place} stood at ${figure(first)} in ${first.label} and again in ${last.label}.`
  return `${place} went from ${figure(first)} in ${first.label} to ${figure(last)} in ${last.label}.`
}

function TrendNotes({ words, ...props }: TrendProps & { words: string }) {
  const { years } = props
  const broken = years.flatMap((year) => (year.breakNote === null ? [] : [{ period: year.label, note: year.breakNote }]))
  const unscored = years.filter((year) => year.value !== null && !year.scored).map((year) => year.label)
  return (
    <>
      <p className="govuk-body">{words}</p>
      <PeriodNotes country={props.country} breaks={broken} unscored={unscored} />
      {extent(props)[0] !== 0 && (
        <p className="govuk-body app-small app-secondary govuk-!-margin-bottom-1">The upright axis does not start at nought.</p>
      )}
    </>
  )
}

function keyOf(props: TrendProps) {
  return [...styles].reverse().flatMap(({ series, colour, width, dash }) =>
    props.years.some((year) => year[series] !== null)
      ? [{ text: nameOf(series, props), colour, shape: { line: dash, width } }]
      : [],
  )
}

function columnsOf(props: TrendProps): Column<TrendYear>[] {
  const { unit, decimals, years } = props
  const against = (key: 'england' | 'region' | 'neighbours'): Column<TrendYear>[] =>
    years.every((year) => year[key] === null)
      ? []
      : [{ key, title: nameOf(key, props), numeric: true, cell: (year) => <Figure value={year[key]} decimals={decimals} />, value: (year) => year[key] }]
  const country = against('england')
  return [
    { key: 'period', title: 'Period', cell: (year) => <Period label={year.label} broken={year.breakNote !== null} scored={year.value === null || year.scored} />, value: (year) => year.label },
    {
      key: 'value',
      title: unit === '%' ? `${props.place}, %` : `${props.place}, ${unit}`,
      numeric: true,
      cell: (year) => (
        <Figure value={year.value} decimals={decimals} symbol={year.row?.symbol} source={year.row} status={year.status} />
      ),
      value: (year) => year.value,
    },
    ...country,
    ...(country.length === 0 ? [] : [differenceColumn(props)]),
    ...against('region'),
    ...against('neighbours'),
    ...(props.polarity === 'neither' ? [] : standingColumns),
  ]
}

function differenceColumn({ country, unit, decimals }: TrendProps): Column<TrendYear> {
  const difference = (year: TrendYear) =>
    year.value === null || year.england === null ? null : year.value - year.england
  return {
    key: 'difference',
    title: `Difference from ${country}`,
    numeric: true,
    cell: (year) => <Difference value={difference(year)} unit={unit} decimals={decimals} />,
    value: difference,
  }
}

const standingColumns: Column<TrendYear>[] = [
  {
    key: 'rank',
    title: 'Rank',
    numeric: true,
    cell: (year) => <Rank rank={year.row?.rank ?? null} ranked={year.row?.ranked ?? null} />,
    value: (year) => year.row?.rank ?? null,
  },
  { key: 'band', title: 'Band', cell: (year) => <Band band={year.band} />, value: (year) => year.band },
]
