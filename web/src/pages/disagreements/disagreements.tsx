import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Disagreement, DisagreementList } from '@/api/types'
import { type Column, DataTable, Difference, EmptyState, Figure, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { useAuthorities } from '@/hooks/use-lists'
import { Link } from '@/router/link'
import '../data/data.css'

const defaults = { where: '', page: '1' }

/** Figures that two files give differently, with the one that speaks. */
export default function Disagreements() {
  const [state] = useAddressState(defaults)
  const place = usePlaceCode()
  const query = { place: state.where === 'all' ? '' : place, page: state.page }
  const list = useApi<DisagreementList>(apiUrl('disagreements', query))
  return (
    <Page title="Disagreements" heading="Where files disagree" trail={[{ text: 'Files loaded', target: addresses.data() }]}>
      <Loadable state={list} lines={10}>
        {(data) => <Content list={data} place={query.place} />}
      </Loadable>
    </Page>
  )
}

function Content({ list, place }: { list: DisagreementList; place: string }) {
  const [state, change] = useAddressState(defaults)
  const name = useAuthorities().data?.places.find(({ code, number }) => code === place || number === place)?.name
  const of = place === '' ? 'any place' : (name ?? 'this place')
  return (
    <>
      <Sentence>
        {list.total === 0
          ? `No two files give different figures for ${of}.`
          : `${counted(list.total, 'figure')} of ${of} ${list.total === 1 ? 'is' : 'are'} given differently by two files. The first of the two is used.`}
      </Sentence>
      <p className="govuk-body app-data__words">
        A revised figure is used before a provisional one, and a later release before an earlier one. Differences that rounding explains
        are not listed.
      </p>
      <div className="app-controls">
        <Select
          label="Figures of"
          value={state.where}
          options={[
            { value: '', text: name ?? 'This authority' },
            { value: 'all', text: 'All places' },
          ]}
          onChange={(where) => change({ where, page: '1' })}
        />
      </div>
      {list.disagreements.length === 0 ? (
        <EmptyState title="Nothing to show">
          <Link {...addresses.data()}>See the files loaded</Link>.
        </EmptyState>
      ) : (
        <>
          <DataTable
            id="disagreements"
            stacks
            caption="Figures that two files give differently"
            captionHidden
            columns={columns}
            rows={list.disagreements}
            rowKey={(each) => JSON.stringify(each)}
            downloads={{ csv: apiUrl('disagreements', { place, format: 'csv' }), xlsx: apiUrl('disagreements', { place, format: 'xlsx' }) }}
          />
          <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Disagreements" onPage={(page) => change({ page: String(page) })} />
        </>
      )}
    </>
  )
}

const columns: Column<Disagreement>[] = [
  {
    key: 'measure',
    title: 'Measure',
    cell: ({ measure, title, group, group_title }) => (
      <>
        <Link {...addresses.measure(measure, { group })}>{title}</Link>
        {group !== '' && <span className="app-data__under">{group_title}</span>}
      </>
    ),
  },
  { key: 'place', title: 'Place', cell: ({ place_name }) => place_name ?? '-' },
  { key: 'period', title: 'Period', cell: ({ period }) => period },
  {
    key: 'spoken',
    title: 'Used',
    numeric: true,
    cell: ({ spoken, spoken_source, spoken_line, unit, decimals }) => (
      <Figure value={spoken} unit={unit} decimals={decimals} source={{ source_id: spoken_source, line: spoken_line }} />
    ),
  },
  {
    key: 'other',
    title: 'The other file',
    numeric: true,
    cell: ({ other, other_source, other_line, unit, decimals }) => (
      <Figure value={other} unit={unit} decimals={decimals} source={{ source_id: other_source, line: other_line }} />
    ),
  },
  {
    key: 'difference',
    title: 'Difference',
    numeric: true,
    cell: ({ spoken, other, unit, decimals }) => (
      <Difference value={spoken === null || other === null ? null : other - spoken} unit={unit} decimals={decimals} />
    ),
  },
]
