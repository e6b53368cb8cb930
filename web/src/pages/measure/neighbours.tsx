import { addresses } from '@/addresses'
import type { MeasurePage, Neighbour } from '@/api/types'
import { type Column, DataTable, Difference, Figure } from '@/components'
import { words } from '@/format/words'
import { useAbout } from '@/hooks/use-about'
import { Link } from '@/router/link'

/** The statistical neighbours, nearest first, each against our figure. */
export function Neighbours({ data }: { data: MeasurePage }) {
  const { neighbour_sets } = useAbout()
  if (!data.neighbours.some((neighbour) => neighbour.value !== null)) return null
  const set = neighbour_sets.find((known) => known.code === data.neighbour_set)
  return (
    <section className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-m">Statistical neighbours</h2>
      <p className="govuk-body">
        The authorities most like {data.place.name}, nearest first{set === undefined ? '' : `. The set used: ${set.title}`}.
      </p>
      <DataTable
        id="neighbours"
        caption={`Statistical neighbours of ${data.place.name}, ${data.period}`}
        captionHidden
        columns={columnsOf(data)}
        rows={data.neighbours}
        rowKey={(neighbour) => neighbour.code}
      />
    </section>
  )
}

function columnsOf({ measure, group, place, row }: MeasurePage): Column<Neighbour>[] {
  const ours = row?.value ?? null
  const difference = (neighbour: Neighbour) =>
    ours === null || neighbour.value === null ? null : ours - neighbour.value
  return [
    {
      key: 'name',
      title: 'Authority',
      cell: (neighbour) => (
        <Link to={addresses.measure(measure.code).to} query={{ measure: measure.code, group, place: neighbour.code }}>
          {neighbour.name}
        </Link>
      ),
      value: (neighbour) => neighbour.name,
    },
    { key: 'rank', title: 'Nearness', numeric: true, cell: (neighbour) => neighbour.rank, value: (neighbour) => neighbour.rank },
    {
      key: 'closeness',
      title: 'How close',
      cell: (neighbour) => (neighbour.closeness === null ? '-' : words(neighbour.closeness)),
      value: (neighbour) => neighbour.closeness,
    },
    {
      key: 'value',
      title: measure.unit === '%' ? 'Per cent' : words(measure.unit),
      numeric: true,
      cell: (neighbour) => <Figure value={neighbour.value} decimals={measure.decimals} />,
      value: (neighbour) => neighbour.value,
    },
    {
      key: 'difference',
      title: `${place.name} less this`,
      numeric: true,
      cell: (neighbour) => <Difference value={difference(neighbour)} unit={measure.unit} decimals={measure.decimals} />,
      value: difference,
    },
  ]
}
