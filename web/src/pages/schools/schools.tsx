import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { SchoolList, SchoolSummary } from '@/api/types'
import { type Column, DataTable, EmptyState, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { useAuthorities } from '@/hooks/use-lists'
import { Link } from '@/router/link'
import { gradeText } from './grades'
import './schools.css'

const defaults = { search: '', where: '', phase: '', status: 'Open', page: '1' }

/** Schools as a list to search; the choices are in the address. */
export default function Schools() {
  const [state] = useAddressState(defaults)
  const place = usePlaceCode()
  const list = useApi<SchoolList>(apiUrl('schools', { ...queryOf(state, place), page: state.page }))
  return (
    <Page title="Schools">
      <Loadable state={list} lines={12}>
        {(data) => <Content list={data} place={place} />}
      </Loadable>
    </Page>
  )
}

/** What the server is asked; "all" takes a choice away that is made by default. */
function queryOf(state: typeof defaults, place: string) {
  return {
    search: state.search,
    authority: state.where === 'all' ? '' : place,
    phase: state.phase,
    status: state.status === 'all' ? '' : state.status,
  }
}

function Content({ list, place }: { list: SchoolList; place: string }) {
  const [state, change] = useAddressState(defaults)
  const query = queryOf(state, place)
  const name = useAuthorities().data?.places.find(({ code, number: ofDepartment }) => code === place || ofDepartment === place)?.name
  const where = state.where === 'all' || name === undefined ? 'the register' : name
  return (
    <>
      <Sentence>
        {sentenceOf(list.total, state, where)} Choose one to see what the public files say of it.
      </Sentence>
      <Search list={list} name={name ?? 'This authority'} />
      {list.schools.length === 0 ? (
        <EmptyState title="No school is found">
          Try fewer words, or <Link {...addresses.schools()} query={{ status: 'all', where: 'all' }}>show every school of the register</Link>. If
          there are none at all, load the register of schools first.
        </EmptyState>
      ) : (
        <>
          <DataTable
            id="schools"
            stacks
            caption="Schools"
            captionHidden
            columns={columns}
            rows={list.schools}
            rowKey={(school) => school.number}
            downloads={{ csv: apiUrl('schools', { ...query, format: 'csv' }), xlsx: apiUrl('schools', { ...query, format: 'xlsx' }) }}
          />
          <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Schools" onPage={(page) => change({ page: String(page) })} />
        </>
      )}
    </>
  )
}

function sentenceOf(total: number, { search, phase, status }: typeof defaults, where: string): string {
  const kind = [status === 'all' ? '' : status.toLowerCase(), phase.toLowerCase(), total === 1 ? 'school' : 'schools'].filter(Boolean).join(' ')
  return `${number(total)} ${kind} in ${where}${search === '' ? '' : ` with “${search}”`}.`
}

function Search({ list, name }: { list: SchoolList; name: string }) {
  const [state, change] = useAddressState(defaults)
  const choices = (texts: string[], chosen: string, all: { value: string; text: string }) => {
    const known = texts.includes(chosen) || chosen === all.value ? texts : [chosen, ...texts]
    return [all, ...known.map((text) => ({ value: text, text }))]
  }
  return (
    <form className="app-controls" role="search" onSubmit={(event) => event.preventDefault()}>
      <div className="govuk-form-group app-schools__search">
        <label className="govuk-label" htmlFor="search">
          Name, postcode, URN or LAESTAB
        </label>
        <input
          className="govuk-input"
          id="search"
          type="search"
          value={state.search}
          onChange={(event) => change({ search: event.target.value, page: '1' }, 'replace')}
        />
      </div>
      <Select
        label="Where"
        value={state.where}
        options={[{ value: '', text: name }, { value: 'all', text: 'All authorities' }]}
        onChange={(where) => change({ where, page: '1' })}
      />
      <Select label="Phase" value={state.phase} options={choices(list.phases, state.phase, { value: '', text: 'All phases' })} onChange={(phase) => change({ phase, page: '1' })} />
      <Select label="Status" value={state.status} options={choices(list.statuses, state.status, { value: 'all', text: 'Open or not' })} onChange={(status) => change({ status, page: '1' })} />
    </form>
  )
}

const columns: Column<SchoolSummary>[] = [
  {
    key: 'name',
    title: 'School',
    cell: (school) => (
      <>
        <Link {...addresses.school(school.number)}>{school.name}</Link>
        <span className="app-schools__under">
          {[school.type, school.status === 'Open' ? null : school.status].filter(Boolean).join(', ')}
        </span>
      </>
    ),
  },
  { key: 'phase', title: 'Phase', cell: ({ phase }) => phase ?? '-' },
  { key: 'authority', title: 'Authority', cell: ({ authority }) => authority ?? '-' },
  { key: 'postcode', title: 'Postcode', cell: ({ postcode }) => <span className="app-nowrap">{postcode ?? '-'}</span> },
  { key: 'pupils', title: 'Pupils', numeric: true, cell: ({ pupils }) => (pupils === null ? '-' : number(pupils)) },
  { key: 'capacity', title: 'Capacity', numeric: true, cell: ({ capacity }) => (capacity === null ? '-' : number(capacity)) },
  {
    key: 'inspection',
    title: 'Last graded inspection',
    cell: ({ inspection, inspection_date }) => (
      <>
        {inspection === null ? '-' : gradeText(inspection)}
        {inspection_date !== null && <span className="app-schools__under">{dateText(inspection_date)}</span>}
      </>
    ),
  },
]
