import type { Compare } from '@/api/types'
import { type Column, DataTable, Figure, Period } from '@/components'
import type { PlaceLine } from './compare-lines'

interface Props {
  data: Compare
  breaks: { period: string }[]
  lines: PlaceLine[]
  downloads: { csv: string; xlsx: string }
}

/** A row a period, the newest first, so that a change of definition is marked where the levels stop being comparable. */
export function PeriodsTable({ data, breaks, lines, downloads }: Props) {
  return (
    <DataTable
      id="periods"
      caption={`Every period${data.measure.unit === '%' ? ', per cent' : `, ${data.measure.unit}`}`}
      columns={[periodColumn(breaks, data.periods[0], lines), ...lines.map((line) => placeColumn(line, data.measure.decimals))]}
      rows={[...data.periods].reverse()}
      rowKey={(period) => period}
      downloads={downloads}
    />
  )
}

function periodColumn(breaks: Props['breaks'], first: string | undefined, lines: PlaceLine[]): Column<string> {
  const broken = (period: string) => period !== first && breaks.some((change) => change.period === period)
  const scored = (period: string) => !lines.some(({ points }) => points.get(period)?.scored === false)
  return {
    key: 'period',
    title: 'Period',
    cell: (period) => <Period label={period} broken={broken(period)} scored={scored(period)} />,
    value: (period) => period,
  }
}

function placeColumn(line: PlaceLine, decimals: number): Column<string> {
  const value = (period: string) => line.points.get(period)?.value ?? null
  return {
    key: line.key,
    title: line.name,
    numeric: true,
    cell: (period) => <Figure value={value(period)} decimals={decimals} source={line.points.get(period)} />,
    value,
  }
}
