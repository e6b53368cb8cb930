import { useState } from 'react'
import { apiUrl } from '@/api/client'
import type { Paged, Person, Role, TaskFields } from '@/api/people-types'
import { Form, SelectField, TextArea, TextField } from '@/components'
import { useApi } from '@/hooks/use-api'
import { useMay, useSession } from '@/session/session'

interface Props {
  start: TaskFields
  action: string
  onSend: (fields: TaskFields, reason: string) => Promise<void>
  /** A change says why. */
  asksReason?: boolean
}

/** What a task is, where, by when and whose. */
export function TaskForm({ start, action, onSend, asksReason = false }: Props) {
  const [fields, setFields] = useState(start)
  const [reason, setReason] = useState('')
  const set = (changes: Partial<TaskFields>) => setFields((before) => ({ ...before, ...changes }))
  const owner = fields.owner_person !== '' ? `person ${fields.owner_person}` : fields.owner_role !== '' ? `role ${fields.owner_role}` : ''
  return (
    <Form
      action={action}
      check={() => {
        if (fields.title.trim() === '') return { message: 'Enter a title', field: 'title' }
        if (owner === '') return { message: 'Choose whose task it is', field: 'owner_person' }
        return null
      }}
      onSend={() => onSend(fields, reason)}
    >
      <TextField name="title" label="Title" hint="What is to be done. No child’s name: say it where the child’s record is." value={fields.title} onChange={(title) => set({ title })} />
      <TextArea name="subject" label="What it is about (optional)" value={fields.subject} onChange={(subject) => set({ subject })} />
      <TextField name="place" label="Place" hint="URN of a school or code of an area; empty for the whole city." width={20} value={fields.place} onChange={(place) => set({ place: place.trim() })} />
      <TextField name="due" label="Due (optional)" type="date" width={20} value={fields.due} onChange={(due) => set({ due })} />
      <OwnerField value={owner} onChange={(kind, id) => set({ owner_person: kind === 'person' ? id : '', owner_role: kind === 'role' ? id : '' })} />
      {asksReason && <TextField name="reason" label="Why you change it (optional)" value={reason} onChange={setReason} />}
    </Form>
  )
}

/** Oneself, a role; and for who may see them, other people. */
function OwnerField({ value, onChange }: { value: string; onChange: (kind: string, id: string) => void }) {
  const { me } = useSession()
  const maySee = useMay('read-people')
  const people = useApi<Paged & { people: Person[] }>(maySee ? apiUrl('people', { state: 'active' }) : null)
  const roles = useApi<{ roles: Role[] }>(maySee ? apiUrl('roles') : null)
  const own = me.person === null ? [] : [{ value: `person ${me.person.id}`, text: `${me.person.name} (me)` }]
  const others = (people.data?.people ?? [])
    .filter(({ id }) => id !== me.person?.id)
    .map(({ id, name }) => ({ value: `person ${id}`, text: name }))
  const all = roles.data?.roles ?? me.roles.map(({ role, role_title }) => ({ code: role, title: role_title, permissions: ['read-tasks'] }))
  const byRole = all.filter(({ permissions }) => permissions.includes('read-tasks')).map(({ code, title }) => ({ value: `role ${code}`, text: `Whoever is: ${title}` }))
  const options = [{ value: '', text: 'Choose' }, ...own, ...byRole, ...others]
  const known = options.some((option) => option.value === value)
  return (
    <SelectField
      name="owner_person"
      label="Whose"
      options={known ? options : [...options, { value, text: 'As it is' }]}
      value={value}
      onChange={(chosen) => {
        const [kind = '', id = ''] = chosen.split(' ')
        onChange(kind, id)
      }}
    />
  )
}
