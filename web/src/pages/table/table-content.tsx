import { addresses } from '@/addresses'
import type { MeasureSummary, Row } from '@/api/types'
import { Band, type Column, DataTable, Difference, EmptyState, Figure, Period, Rank, Sentence, SymbolNote } from '@/components'
import { groupWords } from '@/format/groups'
import { counted } from '@/format/words'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import { across, type CrossLine } from './across'

interface Props {
  measures: MeasureSummary[]
  rows: Row[]
  layout: string
  downloads: { csv: string; xlsx: string }
}

type Known = (code: string) => MeasureSummary | undefined

/** The table, laid out as chosen. */
export function TableContent({ measures, rows, layout, downloads }: Props) {
  const country = useCountry()
  const known: Known = (code) => measures.find((measure) => measure.code === code)
  if (rows.length === 0) {
    return (
      <EmptyState title="There are no figures for these choices">
        None of these authorities has a figure in the periods chosen. Choose all periods, or other measures.
      </EmptyState>
    )
  }
  const places = new Set(rows.map((row) => row.place_code)).size
  const series = new Set(rows.map((row) => `${row.measure} ${row.group}`)).size
  return (
    <>
      <Sentence>
        {`${counted(rows.filter((row) => row.value !== null).length, 'figure')}: ${counted(series, 'measure')}, ${counted(places, 'authority', 'authorities')}.`}
      </Sentence>
      {layout === 'list' ? (
        <DataTable id="own" stacks caption="Your own table" captionHidden columns={listColumns(known, country)} rows={rows} rowKey={rowKey} pageSize={200} downloads={downloads} note={<Notes rows={rows} />} />
      ) : (
        <CrossTable rows={rows} over={layout === 'periods' ? 'period_key' : 'place_name'} known={known} downloads={downloads} />
      )}
    </>
  )
}

/** What the marks mean; and that a measure may have changed under its name. */
function Notes({ rows }: { rows: Row[] }) {
  return (
    <>
      <SymbolNote rows={rows} />
      {new Set(rows.map((row) => row.period_key)).size > 1 && (
        <p className="govuk-body app-small app-secondary govuk-!-margin-bottom-2">
          Definitions change: a measure’s own page says between which periods its levels cannot be compared.
        </p>
      )}
    </>
  )
}

function rowKey(row: Row): string {
  return `${row.measure} ${row.group} ${row.place_code} ${row.period_key} ${row.period}`
}

function nameCell(known: Known, row: Row, title: 'title' | 'short_title') {
  const measure = known(row.measure)
  return (
    <Link to={addresses.measure(row.measure).to} query={{ measure: row.measure, group: row.group, place: row.place_code }}>
      {measure?.[title] ?? row.measure}
      {row.group !== '' && `: ${groupWords(row.group).toLowerCase()}`}
    </Link>
  )
}

function figureCell(known: Known, row: Row | undefined, value: number | null | undefined) {
  const measure = row === undefined ? undefined : known(row.measure)
  const own = row !== undefined && value === row.value
  return (
    <Figure
      value={value ?? null}
      decimals={measure?.decimals ?? 1}
      unit={measure?.unit === '%' ? '%' : ''}
      symbol={own ? row.symbol : null}
      source={own ? row : null}
      status={own ? row.status : null}
    />
  )
}

function listColumns(known: Known, country: string): Column<Row>[] {
  const number = (key: 'value' | 'england', title: string): Column<Row> => ({
    key,
    title,
    numeric: true,
    cell: (row) => figureCell(known, row, row[key]),
    value: (row) => row[key],
  })
  const fromCountry = (row: Row) => (row.value === null || row.england === null ? null : row.value - row.england)
  return [
    { key: 'measure', title: 'Measure', cell: (row) => nameCell(known, row, 'title'), value: (row) => known(row.measure)?.title ?? row.measure },
    { key: 'place', title: 'Authority', cell: (row) => row.place_name, value: (row) => row.place_name },
    { key: 'period', title: 'Period', cell: (row) => <Period label={row.period_key} scored={row.value === null || row.scored} />, value: (row) => row.period_key },
    number('value', 'Figure'),
    number('england', country),
    {
      key: 'difference',
      title: 'Difference',
      numeric: true,
      cell: (row) => <Difference value={fromCountry(row)} unit={known(row.measure)?.unit ?? ''} decimals={known(row.measure)?.decimals ?? 1} />,
      value: fromCountry,
    },
    { key: 'rank', title: 'Rank', numeric: true, cell: (row) => <Rank rank={row.rank} ranked={row.ranked} />, value: (row) => row.rank },
    { key: 'band', title: 'Band', cell: (row) => <Band band={row.band} />, value: (row) => row.band },
  ]
}

interface CrossProps {
  rows: Row[]
  over: 'period_key' | 'place_name'
  known: Known
  downloads: { csv: string; xlsx: string }
}

function CrossTable({ rows, over, known, downloads }: CrossProps) {
  const { headings, lines } = across(rows, over)
  const other = over === 'period_key' ? 'place_name' : 'period_key'
  const columns: Column<CrossLine>[] = [
    { key: 'measure', title: 'Measure', cell: (line) => nameCell(known, line.first, 'short_title'), value: (line) => known(line.first.measure)?.title ?? line.first.measure },
    { key: 'other', title: over === 'period_key' ? 'Authority' : 'Period', cell: (line) => <span className="app-nowrap">{line.first[other]}</span>, value: (line) => line.first[other] },
    ...headings.map(
      (heading): Column<CrossLine> => ({
        key: heading,
        title: heading,
        numeric: true,
        cell: (line) => figureCell(known, line.cells.get(heading), line.cells.get(heading)?.value),
        value: (line) => line.cells.get(heading)?.value ?? null,
      }),
    ),
  ]
  return <DataTable id="own" caption="Your own table" captionHidden columns={columns} rows={lines} rowKey={(line) => line.key} pageSize={200} downloads={downloads} note={<Notes rows={rows} />} />
}
