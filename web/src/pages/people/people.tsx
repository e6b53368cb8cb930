import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Paged, Person, Role } from '@/api/people-types'
import { type Column, DataTable, EmptyState, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { instant } from '@/format/time'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { useMay } from '@/session/session'
import { SearchField } from './search-field'
import { grantText } from './grant-words'
import { StateTag } from './state-tag'

const defaults = { search: '', role: '', state: '', page: '1' }
const states = [
  { value: '', text: 'Any' },
  { value: 'invited', text: 'Invited' },
  { value: 'active', text: 'Active' },
  { value: 'left', text: 'Left' },
]

/** Who may sign in, and as what. */
export default function People() {
  const [state, change] = useAddressState(defaults)
  const people = useApi<Paged & { people: Person[] }>(apiUrl('people', state))
  const roles = useApi<{ roles: Role[] }>(apiUrl('roles'))
  const mayManage = useMay('manage-people')
  const roleOptions = (roles.data?.roles ?? []).filter(({ scopes }) => scopes.length > 0).map(({ code, title }) => ({ value: code, text: title }))
  return (
    <Page title="People">
      {mayManage && (
        <p>
          <Link {...addresses.newPerson()} className="govuk-button">
            Invite a person
          </Link>
        </p>
      )}
      <div className="app-controls">
        <SearchField label="Name or address" value={state.search} onSearch={(search) => change({ search, page: '1' })} />
        <Select label="Role" value={state.role} options={[{ value: '', text: 'Any' }, ...roleOptions]} onChange={(role) => change({ role, page: '1' })} />
        <Select label="State" value={state.state} options={states} onChange={(value) => change({ state: value, page: '1' })} />
      </div>
      <Loadable state={people} lines={8}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title="Nobody has these choices">
              <Link {...addresses.people()}>Show everybody</Link>
            </EmptyState>
          ) : (
            <>
              <Sentence>{counted(list.total, 'person', 'people')}, by name.</Sentence>
              <DataTable id="people" stacks downloads="none" caption="People" captionHidden columns={columns} rows={list.people} rowKey={({ id }) => id} />
              <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="People" onPage={(page) => change({ page: String(page) })} />
            </>
          )
        }
      </Loadable>
    </Page>
  )
}

const columns: Column<Person>[] = [
  { key: 'name', title: 'Name', cell: ({ id, name }) => <Link {...addresses.person(id)}>{name || 'Name destroyed'}</Link> },
  {
    key: 'roles',
    title: 'Roles',
    cell: ({ grants }) => (
      <ul className="app-plain-list">
        {grants
          .filter((grant) => grant.state !== 'ended')
          .map((grant) => (
            <li key={grant.id}>{grantText(grant)}</li>
          ))}
      </ul>
    ),
  },
  { key: 'state', title: 'State', cell: ({ state }) => <StateTag state={state} /> },
  { key: 'seen', title: 'Last signed in', cell: ({ last_signed_in }) => instant(last_signed_in) },
]
