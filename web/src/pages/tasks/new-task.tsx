import { addresses } from '@/addresses'
import { postJson } from '@/api/client'
import type { Task } from '@/api/people-types'
import { Page } from '@/components'
import { navigate } from '@/router/history'
import { TaskForm } from './task-form'

export default function NewTask() {
  return (
    <Page title="New task" trail={[{ text: 'Tasks', target: addresses.tasks() }]}>
      <TaskForm
        action="Make the task"
        start={{ title: '', place: '', subject: '', due: '', owner_role: '', owner_person: '' }}
        onSend={async (fields) => {
          const task = await postJson<Task>('tasks', fields)
          navigate(addresses.task(task.id).to)
        }}
      />
    </Page>
  )
}
