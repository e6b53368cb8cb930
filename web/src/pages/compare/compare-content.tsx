import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Compare, ComparePoint } from '@/api/types'
import { Lines } from '@/charts'
import { Band, type Column, DataTable, Difference, EmptyState, Figure, Sentence } from '@/components'
import { ordinal, withUnit } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import { compareSentence, type PlaceLine, placeLines } from './compare-lines'

interface Props {
  data: Compare
  breaks: { period: string; note: string }[]
}

/** The answer, the picture, the latest figures and all periods. */
export function CompareContent({ data, breaks }: Props) {
  const { measure, group } = data
  const country = useCountry()
  if (data.period === null) {
    return (
      <EmptyState title="There are no figures of this measure">
        None of the files loaded holds it. Choose another measure, or load the file that has it.
      </EmptyState>
    )
  }
  const lines = placeLines(data, country)
  const file = (format: string) =>
    apiUrl('compare', { measure: measure.code, places: data.places.map(({ place }) => place.code), period: data.period, group, format })
  const downloads = { csv: file('csv'), xlsx: file('xlsx') }
  const title = group === '' ? measure.title : `${measure.title}: ${data.group_title.toLowerCase()}`
  return (
    <>
      <h2 className="govuk-heading-m">
        <Link {...addresses.measure(measure.code, { group })}>{title}</Link>
      </h2>
      <Sentence>{compareSentence(data, country, (value) => withUnit(value, measure.unit, measure.decimals))}</Sentence>
      <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6">
        <Lines
          label={title}
          unit={measure.unit}
          decimals={measure.decimals}
          breaks={breaks}
          series={[
            ...data.places.map(({ place, series }) => ({ name: place.name, points: labelled(series) })),
            { name: country, points: labelled(data.england), country: true },
          ]}
        />
      </figure>
      <DataTable
        id="latest"
        caption={`Each authority, ${data.period}`}
        columns={latestColumns(data, country)}
        rows={lines}
        rowKey={(line) => line.key}
        downloads={downloads}
      />
      <DataTable
        id="periods"
        caption={`Every period${measure.unit === '%' ? ', per cent' : `, ${measure.unit}`}`}
        columns={periodColumns(data)}
        rows={lines}
        rowKey={(line) => line.key}
        downloads={downloads}
      />
    </>
  )
}

/** Charts and tables speak of canonical periods, not of the label a file happens to use. */
function labelled(series: ComparePoint[]) {
  return series.map((point) => ({ label: point.period, value: point.value }))
}

const nameColumn: Column<PlaceLine> = {
  key: 'name',
  title: 'Authority',
  cell: (line) => line.name,
  value: (line) => line.name,
}

function latestColumns({ measure, period }: Compare, country: string): Column<PlaceLine>[] {
  const point = (line: PlaceLine) => line.points.get(period ?? '')
  return [
    nameColumn,
    {
      key: 'value',
      title: `Figure, ${period}`,
      numeric: true,
      cell: (line) => <Figure value={point(line)?.value ?? null} unit={measure.unit} decimals={measure.decimals} source={sourceOf(point(line))} />,
      value: (line) => point(line)?.value ?? null,
    },
    {
      key: 'difference',
      title: `Difference from ${country}`,
      numeric: true,
      cell: (line) => <Difference value={line.fromCountry} unit={measure.unit} decimals={measure.decimals} />,
      value: (line) => line.fromCountry,
    },
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

function periodColumns({ measure, periods }: Compare): Column<PlaceLine>[] {
  return [
    nameColumn,
    ...periods.map(
      (period): Column<PlaceLine> => ({
        key: period,
        title: period,
        numeric: true,
        cell: (line) => <Figure value={line.points.get(period)?.value ?? null} decimals={measure.decimals} source={sourceOf(line.points.get(period))} />,
        value: (line) => line.points.get(period)?.value ?? null,
      }),
    ),
  ]
}

function sourceOf(point: { source_id: string | null; line: number | null } | undefined) {
  return point === undefined ? null : { source_id: point.source_id, line: point.line }
}
