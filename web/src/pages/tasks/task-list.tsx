import { addresses } from '@/addresses'
import type { Task } from '@/api/people-types'
import { type Column, DataTable } from '@/components'
import { day } from '@/format/time'
import { Link } from '@/router/link'

export function TaskList({ id, caption, tasks }: { id: string; caption: string; tasks: Task[] }) {
  return <DataTable id={id} stacks downloads="none" caption={caption} captionHidden columns={columns} rows={tasks} rowKey={({ id: key }) => key} />
}

const columns: Column<Task>[] = [
  { key: 'title', title: 'Task', cell: ({ id, title }) => <Link {...addresses.task(id)}>{title}</Link> },
  { key: 'place', title: 'For', cell: (task) => placeText(task) },
  { key: 'owner', title: 'Whose', cell: (task) => ownerText(task) },
  { key: 'due', title: 'Due', cell: (task) => <Due task={task} /> },
]

export function placeText({ place, place_name }: Task): string {
  return place === '' ? 'The whole city' : place_name
}

export function ownerText({ owner_name, owner_role_title }: Task): string {
  return owner_name !== '' ? owner_name : owner_role_title
}

/** The day, and a tag once it has passed. */
export function Due({ task }: { task: Task }) {
  return (
    <>
      {task.due === '' ? 'No day' : day(task.due)} {task.overdue && <strong className="govuk-tag govuk-tag--red">Overdue</strong>}
    </>
  )
}
