import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Paged, Task } from '@/api/people-types'
import { EmptyState, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { useMay } from '@/session/session'
import { TaskList } from './task-list'

const defaults = { whose: 'mine', state: 'open', page: '1' }

const whose = [
  { value: 'mine', text: 'Given to me' },
  { value: 'team', text: 'Given to a role of mine' },
  { value: 'all', text: 'All that I may see' },
]
const states = [
  { value: 'open', text: 'Open' },
  { value: 'done', text: 'Done' },
  { value: 'withdrawn', text: 'Withdrawn' },
  { value: 'all', text: 'All' },
]

/** What waits, overdue first. */
export default function Tasks() {
  const [state, change] = useAddressState(defaults)
  const tasks = useApi<Paged & { tasks: Task[] }>(apiUrl('tasks', state))
  const mayWrite = useMay('write-tasks')
  return (
    <Page title="Tasks">
      {mayWrite && (
        <p>
          <Link {...addresses.newTask()} className="govuk-button">
            New task
          </Link>
        </p>
      )}
      <div className="app-controls">
        <Select label="Whose" value={state.whose} options={whose} onChange={(value) => change({ whose: value, page: '1' })} />
        <Select label="State" value={state.state} options={states} onChange={(value) => change({ state: value, page: '1' })} />
      </div>
      <Loadable state={tasks} lines={6}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title="Nothing waits here">
              {state.whose === 'mine' ? <Link {...addresses.tasks({ whose: 'team' })}>See what is given to a role of yours</Link> : 'Choose other tasks above.'}
            </EmptyState>
          ) : (
            <>
              <Sentence>{counted(list.total, 'task')}, overdue first, then by the day they are due.</Sentence>
              <TaskList id="tasks" caption="Tasks" tasks={list.tasks} />
              <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Tasks" onPage={(page) => change({ page: String(page) })} />
            </>
          )
        }
      </Loadable>
    </Page>
  )
}
