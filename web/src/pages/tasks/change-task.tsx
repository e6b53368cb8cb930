import { useState } from 'react'
import { addresses } from '@/addresses'
import { ApiError, apiUrl, postJson } from '@/api/client'
import type { Task, TaskFields } from '@/api/people-types'
import { Loadable, Page } from '@/components'
import { useApi } from '@/hooks/use-api'
import { navigate } from '@/router/history'
import { usePart } from '@/router/parts'
import { Conflict } from './conflict'
import { TaskForm } from './task-form'

/** Changing a task; where somebody else was first, both versions side by side. */
export default function ChangeTask() {
  const id = usePart('id')
  const task = useApi<Task>(apiUrl(`tasks/${encodeURIComponent(id)}`))
  return (
    <Page title="Change the task" trail={[{ text: 'Tasks', target: addresses.tasks() }, { text: task.data?.title ?? 'Task', target: addresses.task(id) }]}>
      <Loadable state={task}>{(data) => <Change task={data} />}</Loadable>
    </Page>
  )
}

interface Mine {
  fields: TaskFields
  reason: string
}

function Change({ task }: { task: Task }) {
  const [theirs, setTheirs] = useState<Task | null>(null)
  const [mine, setMine] = useState<Mine | null>(null)
  const shown = addresses.task(task.id).to

  async function save(fields: TaskFields, reason: string, version: number) {
    try {
      await postJson(`tasks/${encodeURIComponent(task.id)}`, { ...fields, version, reason })
      navigate(shown)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'conflict' || error.theirs === null) throw error
      setMine({ fields, reason })
      setTheirs(error.theirs as Task)
    }
  }

  if (theirs !== null && mine !== null) {
    return (
      <Conflict
        mine={mine.fields}
        theirs={theirs}
        onMine={() => save(mine.fields, mine.reason, theirs.version)}
        onTheirs={() => navigate(shown)}
      />
    )
  }
  const { title, place, subject, due, owner_role, owner_person } = task
  return (
    <TaskForm
      action="Save"
      asksReason
      start={{ title, place, subject, due, owner_role, owner_person }}
      onSend={(fields, reason) => save(fields, reason, task.version)}
    />
  )
}
