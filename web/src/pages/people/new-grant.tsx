import { useState } from 'react'
import { addresses } from '@/addresses'
import { apiUrl, postJson } from '@/api/client'
import type { Person } from '@/api/people-types'
import { Form, Page, TextField } from '@/components'
import { useApi } from '@/hooks/use-api'
import { navigate } from '@/router/history'
import { usePart } from '@/router/parts'
import { checkGrant, GrantFields, noGrant, sent } from './grant-fields'

export default function NewGrant() {
  const id = usePart('id')
  const person = useApi<Person>(apiUrl(`people/${encodeURIComponent(id)}`))
  const [grant, setGrant] = useState(noGrant)
  const [reason, setReason] = useState('')
  return (
    <Page title="Give a role" trail={[{ text: 'People', target: addresses.people() }, { text: person.data?.name ?? 'Person', target: addresses.person(id) }]}>
      <Form
        action="Give the role"
        check={() => checkGrant(grant)}
        onSend={async () => {
          await postJson(`people/${encodeURIComponent(id)}/grants`, { ...sent(grant), reason })
          navigate(addresses.person(id).to)
        }}
      >
        <GrantFields grant={grant} onChange={setGrant} />
        <TextField name="reason" label="Why (optional)" value={reason} onChange={setReason} />
      </Form>
    </Page>
  )
}
