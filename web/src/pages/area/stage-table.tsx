import { addresses } from '@/addresses'
import type { Place, StageResult, Statement } from '@/api/types'
import { Sparkline } from '@/charts'
import { Band, type Column, DataTable, Figure, Rank, SymbolNote } from '@/components'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'

/** The figures of a statement, a row a stage. */
export function StageTable({ statement, place }: { statement: Statement; place: Place }) {
  const country = useCountry()
  const rows = statement.results.filter((result) => result.measure)
  return (
    <DataTable
      id={statement.code}
      stacks
      caption={`Figures: ${statement.text}`}
      captionHidden
      columns={columnsOf(place, country)}
      rows={rows}
      rowKey={(result) => result.code}
      note={<SymbolNote rows={rows} />}
    />
  )
}

function columnsOf(place: Place, country: string): Column<StageResult>[] {
  return [
    {
      key: 'stage',
      title: 'Stage',
      cell: (result) => <Link {...addresses.measure(result.measure, { group: result.group })}>{result.stage}</Link>,
      value: (result) => result.stage,
    },
    {
      key: 'value',
      title: place.name,
      numeric: true,
      cell: (result) => (
        <>
          <Figure value={result.value} unit={shortUnit(result)} decimals={result.decimals} symbol={result.symbol} source={result} status={result.status} />
          <Under text={result.period_key} />
        </>
      ),
      value: (result) => result.value,
    },
    {
      key: 'baseline',
      title: 'Baseline',
      numeric: true,
      cell: (result) => (
        <>
          <Figure value={result.baseline} unit={shortUnit(result)} decimals={result.decimals} source={baselineSource(result)} />
          <Under text={result.baseline_period} />
        </>
      ),
      value: (result) => result.baseline,
    },
    comparator('england', country),
    comparator('region', place.region ?? 'Region', (result) => (result.region_name === place.region ? null : result.region_name)),
    comparator('neighbours', 'Neighbours'),
    {
      key: 'rank',
      title: 'Rank, band',
      numeric: true,
      cell: (result) => (
        <>
          <Rank rank={result.rank} ranked={result.ranked} />{' '}
          {result.band !== null && (
            <span className="app-statement__under">
              <Band band={result.band} />
            </span>
          )}
        </>
      ),
      value: (result) => result.rank,
    },
    {
      key: 'target',
      title: 'Goal',
      numeric: true,
      cell: (result) => (
        <>
          <Figure value={result.target?.value ?? null} unit={shortUnit(result)} decimals={result.decimals} />
          <Under text={result.target?.period ?? null} />
        </>
      ),
      value: (result) => result.target?.value ?? null,
    },
    {
      key: 'trend',
      title: 'Over time',
      cell: (result) => <Sparkline points={result.trend} decimals={result.decimals} />,
    },
  ]
}

type Comparator = 'england' | 'region' | 'neighbours'

/** `other` names whose figure it is where that is not what the heading says. */
function comparator(key: Comparator, title: string, other: (result: StageResult) => string | null = () => null): Column<StageResult> {
  return {
    key,
    title,
    numeric: true,
    cell: (result) => (
      <>
        <Figure value={result[key]} unit={shortUnit(result)} decimals={result.decimals} />
        <Under text={other(result)} />
      </>
    ),
    value: (result) => result[key],
  }
}

/** In a table only the per cent sign stands behind each figure; other units are in the stage's name and its trend. */
function shortUnit({ unit }: StageResult): string {
  return unit === '%' ? '%' : ''
}

/** The baseline is a figure of the trend, where its row is known. */
function baselineSource({ trend, baseline_period }: StageResult) {
  return trend.find((point) => point.period === baseline_period) ?? null
}

function Under({ text }: { text: string | null }) {
  if (text === null) return null
  return (
    <>
      {' '}
      <span className="app-statement__under">{text}</span>
    </>
  )
}
