import { apiUrl } from '@/api/client'
import type { AuditEntry, Paged } from '@/api/people-types'
import { type Column, DataTable, EmptyState, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { number } from '@/format/figures'
import { instant } from '@/format/time'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { SearchField } from '../people/search-field'

const defaults = { who: '', action: '', record: '', outcome: '', from: '', until: '', page: '1' }
const outcomes = [
  { value: '', text: 'Any' },
  { value: 'done', text: 'Done' },
  { value: 'refused', text: 'Refused' },
  { value: 'failed', text: 'Failed' },
]

/** What happened: who, what, which record, when, from where. */
export default function Audit() {
  const [state, change] = useAddressState(defaults)
  const entries = useApi<Paged & { entries: AuditEntry[] }>(apiUrl('audit', state))
  const query = { ...state, page: null }
  return (
    <Page title="Audit">
      <Check />
      <div className="app-controls">
        <SearchField key={`who ${state.who}`} label="Who (id)" value={state.who} onSearch={(who) => change({ who, page: '1' })} />
        <SearchField key={`action ${state.action}`} label="What (such as sign in)" value={state.action} onSearch={(action) => change({ action, page: '1' })} />
        <SearchField key={`record ${state.record}`} label="Record (id)" value={state.record} onSearch={(record) => change({ record, page: '1' })} />
        <Select label="Outcome" value={state.outcome} options={outcomes} onChange={(outcome) => change({ outcome, page: '1' })} />
        <DayField label="From" value={state.from} onChange={(from) => change({ from, page: '1' })} />
        <DayField label="Until" value={state.until} onChange={(until) => change({ until, page: '1' })} />
      </div>
      <Loadable state={entries} lines={10}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title="Nothing has these choices">Choose others above.</EmptyState>
          ) : (
            <>
              <Sentence>{counted(list.total, 'entry', 'entries')}, newest first. They hold ids; names are looked up as you read.</Sentence>
              <p className="govuk-body app-no-print">
                <a className="govuk-link" href={apiUrl('audit', { ...query, format: 'csv' })}>
                  Download as CSV
                </a>
              </p>
              <DataTable id="audit" stacks downloads="none" caption="Audit" captionHidden columns={columns} rows={list.entries} rowKey={(entry) => String(entry.number)} />
              <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Audit" onPage={(page) => change({ page: String(page) })} />
            </>
          )
        }
      </Loadable>
    </Page>
  )
}

function Check() {
  const check = useApi<{ entries: number; broken: { number: number; reason: string } | null }>(apiUrl('audit/check'))
  return (
    <Loadable state={check} lines={1}>
      {({ entries, broken }) =>
        broken === null ? (
          <Sentence>The chain holds: all {number(entries)} entries are as they were written.</Sentence>
        ) : (
          <div className="govuk-error-summary" role="alert">
            <h2 className="govuk-error-summary__title">The chain is broken at entry {number(broken.number)}</h2>
            <div className="govuk-error-summary__body">{broken.reason}</div>
          </div>
        )
      }
    </Loadable>
  )
}

function DayField({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = `audit-${label.toLowerCase()}`
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input id={id} className="govuk-input" type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

const columns: Column<AuditEntry>[] = [
  { key: 'number', title: 'Entry', cell: (entry) => number(entry.number) },
  { key: 'at', title: 'When', cell: ({ at }) => instant(at) },
  { key: 'who', title: 'Who', cell: ({ actor_kind, actor_name }) => (actor_name === '' ? 'Not signed in' : actor_kind === 'operator' ? `${actor_name} (on the machine)` : actor_name) },
  {
    key: 'what',
    title: 'What',
    cell: ({ action, detail }) => (
      <>
        {action.replace(/_/g, ' ')}
        {detail !== '' && <span className="app-secondary"> ({detail})</span>}
      </>
    ),
  },
  { key: 'record', title: 'Record', cell: ({ record }) => <span className="app-small">{record}</span> },
  { key: 'outcome', title: 'Outcome', cell: ({ outcome }) => (outcome === 'done' ? 'Done' : <strong className="govuk-tag govuk-tag--red">{outcome === 'refused' ? 'Refused' : 'Failed'}</strong>) },
  { key: 'address', title: 'From', cell: ({ address }) => address },
]
