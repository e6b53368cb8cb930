import { useState } from 'react'
import { addresses } from '@/addresses'
import { ApiError, apiUrl, postJson } from '@/api/client'
import type { RecordVersion, Task } from '@/api/people-types'
import { Loadable, Page, Problem, SummaryList } from '@/components'
import { History } from '@/components/history/history'
import { instant } from '@/format/time'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { usePart } from '@/router/parts'
import { Due, ownerText, placeText } from './task-list'

const stateWords = { open: 'Open', done: 'Done', withdrawn: 'Withdrawn' }

/** One task: what it is, whose, and what was done with it. */
export default function OneTask() {
  const id = usePart('id')
  const task = useApi<Task>(apiUrl(`tasks/${encodeURIComponent(id)}`))
  return (
    <Page title={task.data?.title ?? 'Task'} trail={[{ text: 'Tasks', target: addresses.tasks() }]}>
      <Loadable state={task}>{(data) => <Content task={data} onChanged={task.retry} />}</Loadable>
    </Page>
  )
}

function Content({ task, onChanged }: { task: Task; onChanged: () => void }) {
  const [error, setError] = useState<ApiError | null>(null)
  const history = useApi<{ versions: RecordVersion[] }>(apiUrl(`tasks/${encodeURIComponent(task.id)}/history`))
  async function set(state: Task['state']) {
    try {
      await postJson(`tasks/${encodeURIComponent(task.id)}/state`, { version: task.version, state })
      setError(null)
      onChanged()
      history.retry()
    } catch (problem) {
      if (problem instanceof ApiError) setError(problem)
    }
  }
  return (
    <>
      {error !== null && <Problem error={error} retry={onChanged} />}
      <SummaryList
        facts={[
          ['State', stateWords[task.state]],
          ['Due', <Due key="due" task={task} />],
          ['For', placeText(task)],
          ['About', task.subject],
          ['Whose', ownerText(task)],
          ['Made', `${instant(task.created_at)} by ${task.created_by}`],
          ['Last changed', `${instant(task.changed_at)} by ${task.changed_by}`],
        ]}
      />
      {task.may_change && (
        <div className="govuk-button-group app-no-print">
          {task.state === 'open' ? (
            <>
              <button type="button" className="govuk-button" onClick={() => void set('done')}>
                Mark as done
              </button>
              <Link {...addresses.changeTask(task.id)} className="govuk-button govuk-button--secondary">
                Change
              </Link>
              <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void set('withdrawn')}>
                Withdraw
              </button>
            </>
          ) : (
            <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void set('open')}>
              Open again
            </button>
          )}
        </div>
      )}
      <h2 className="govuk-heading-m">History</h2>
      <Loadable state={history}>{({ versions }) => <History versions={versions} words={fieldWords} />}</Loadable>
    </>
  )
}

const fieldWords: Record<string, string> = {
  title: 'Title',
  place: 'Place',
  subject: 'About',
  due: 'Due',
  owner_role: 'Role',
  owner_person: 'Person',
  state: 'State',
}
