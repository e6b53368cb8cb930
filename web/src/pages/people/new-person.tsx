import { useState } from 'react'
import { addresses } from '@/addresses'
import { postJson } from '@/api/client'
import type { Invitation, Person } from '@/api/people-types'
import { Form, Page, TextField } from '@/components'
import { Link } from '@/router/link'
import { checkGrant, GrantFields, noGrant, sent } from './grant-fields'
import { InvitationShown } from './invitation-shown'

export default function NewPerson() {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [grant, setGrant] = useState(noGrant)
  const [made, setMade] = useState<{ person: Person; invitation: Invitation } | null>(null)
  const trail = [{ text: 'People', target: addresses.people() }]
  if (made !== null) {
    return (
      <Page title={`${made.person.name} is invited`} trail={trail}>
        <InvitationShown invitation={made.invitation} email={made.person.email} />
        <p className="govuk-body">
          <Link {...addresses.person(made.person.id)}>See {made.person.name}</Link>
        </p>
      </Page>
    )
  }
  return (
    <Page title="Invite a person" trail={trail}>
      <Form
        action="Invite"
        check={() =>
          name.trim() === ''
            ? { message: 'Enter a name', field: 'name' }
            : email.trim() === ''
              ? { message: 'Enter an e-mail address', field: 'email' }
              : checkGrant(grant)
        }
        onSend={async () => setMade(await postJson('people', { name, email, grants: [sent(grant)] }))}
      >
        <TextField name="name" label="Name" value={name} onChange={setName} />
        <TextField name="email" label="E-mail address" type="email" value={email} onChange={setEmail} />
        <GrantFields grant={grant} onChange={setGrant} />
      </Form>
    </Page>
  )
}
