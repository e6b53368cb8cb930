import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Changed, Paged, Task } from '@/api/people-types'
import { EmptyState, Loadable, Page } from '@/components'
import { instant } from '@/format/time'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { useMay, useSession } from '@/session/session'
import { TaskList } from '../tasks/task-list'

/** What waits for the reader, then what changed since they were last here. */
export function OwnHome() {
  const { me } = useSession()
  const hasTasks = useMay('read-tasks')
  return (
    <Page title="Home" heading={`Hello, ${me.person?.name ?? ''}`}>
      {hasTasks && (
        <>
          <OwnTasks title="Waiting for you" whose="mine" />
          <OwnTasks title="Waiting for a role of yours" whose="team" />
        </>
      )}
      <Changes />
      <h2 className="govuk-heading-m">The city</h2>
      <p className="govuk-body">
        <Link {...addresses.minute()}>Where the strategy stands, in a minute</Link>
      </p>
    </Page>
  )
}

function OwnTasks({ title, whose }: { title: string; whose: 'mine' | 'team' }) {
  const tasks = useApi<Paged & { tasks: Task[] }>(apiUrl('tasks', { whose }))
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <Loadable state={tasks} lines={3}>
        {(list) =>
          list.total === 0 ? (
            <p className="govuk-body">Nothing.</p>
          ) : (
            <>
              <TaskList id={whose} caption={title} tasks={list.tasks.slice(0, 5)} />
              {list.total > 5 && (
                <p className="govuk-body">
                  <Link {...addresses.tasks({ whose })}>All {list.total}</Link>
                </p>
              )}
            </>
          )
        }
      </Loadable>
    </>
  )
}

function Changes() {
  const changes = useApi<{ since: string; changes: Changed[] }>(apiUrl('changes'))
  return (
    <>
      <h2 className="govuk-heading-m">What changed since you were last here</h2>
      <Loadable state={changes} lines={3}>
        {({ since, changes: list }) => (
          <>
            {since !== '' && <p className="govuk-body app-secondary">You were last here on {instant(since)}.</p>}
            {list.length === 0 ? (
              <EmptyState title="Nothing has changed">What others do in your schools and areas is shown here.</EmptyState>
            ) : (
              <ul className="app-plain-list">
                {list.map((change) => (
                  <li key={`${change.at} ${change.text}`} className="govuk-body app-breaks">
                    <span className="app-secondary">{instant(change.at)}</span> <Link to={change.href}>{change.text}</Link>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Loadable>
    </>
  )
}
