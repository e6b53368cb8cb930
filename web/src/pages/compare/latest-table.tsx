import type { Compare } from '@/api/types'
import { Band, type Column, DataTable, Difference, Figure } from '@/components'
import { ordinal } from '@/format/figures'
import type { PlaceLine } from './compare-lines'

interface Props {
  data: Compare
  lines: PlaceLine[]
  country: string
  downloads: { csv: string; xlsx: string }
}

/** A row an authority: its figure, standing and distance from the country in the period compared. */
export function LatestTable({ data, lines, country, downloads }: Props) {
  return (
    <DataTable
      id="latest"
      stacks
      caption={`Each authority, ${data.period}`}
      columns={columnsOf(data, country)}
      rows={lines}
      rowKey={(line) => line.key}
      downloads={downloads}
    />
  )
}

function columnsOf({ measure, period }: Compare, country: string): Column<PlaceLine>[] {
  const point = (line: PlaceLine) => line.points.get(period ?? '')
  return [
    { key: 'name', title: 'Authority', cell: (line) => line.name, value: (line) => line.name },
    {
      key: 'value',
      title: `Figure, ${period}`,
      numeric: true,
      cell: (line) => <Figure value={point(line)?.value ?? null} unit={measure.unit} decimals={measure.decimals} source={point(line)} />,
      value: (line) => point(line)?.value ?? null,
    },
    ...(measure.kind === 'count' ? [] : [differenceColumn(measure, country)]),
    {
      key: 'rank',
      title: 'Rank',
      numeric: true,
      cell: (line) => {
        const rank = point(line)?.rank ?? null
        return rank === null ? '-' : ordinal(rank)
      },
      value: (line) => point(line)?.rank ?? null,
    },
    { key: 'band', title: 'Band', cell: (line) => <Band band={point(line)?.band ?? null} />, value: (line) => point(line)?.band ?? null },
  ]
}

function differenceColumn({ unit, decimals }: Compare['measure'], country: string): Column<PlaceLine> {
  return {
    key: 'difference',
    title: `Difference from ${country}`,
    numeric: true,
    cell: (line) => <Difference value={line.fromCountry} unit={unit} decimals={decimals} />,
    value: (line) => line.fromCountry,
  }
}
