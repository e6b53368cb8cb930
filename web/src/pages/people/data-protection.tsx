import { useState } from 'react'
import { apiUrl, postJson } from '@/api/client'
import type { Person } from '@/api/people-types'
import { Form, Sentence, TextField } from '@/components'

/** What a person may ask about their data, done by who answers for data protection. */
export function DataProtection({ person, onChanged }: { person: Person; onChanged: () => void }) {
  return (
    <>
      <h2 className="govuk-heading-m">What {person.name} may ask for</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={apiUrl(`people/${encodeURIComponent(person.id)}/export`)} download>
          Everything that is kept about {person.name}, as a file
        </a>
      </p>
      <Restrict key={`restrict ${person.version}`} person={person} onChanged={onChanged} />
      <Rectify key={`rectify ${person.version}`} person={person} onChanged={onChanged} />
    </>
  )
}

function Restrict({ person, onChanged }: { person: Person; onChanged: () => void }) {
  const [reason, setReason] = useState('')
  return (
    <>
      <h3 className="govuk-heading-s">Restriction</h3>
      <Sentence>While data are restricted nobody else changes them, no letters are sent and nothing is destroyed.</Sentence>
      <Form
        action={person.restricted ? 'Lift the restriction' : 'Restrict'}
        check={() => (reason.trim() === '' ? { message: 'Say why: the person may ask', field: 'restrict-reason' } : null)}
        onSend={async () => {
          await postJson(`people/${encodeURIComponent(person.id)}/restrict`, { version: person.version, restricted: !person.restricted, reason })
          onChanged()
        }}
      >
        <TextField name="restrict-reason" label="Why" value={reason} onChange={setReason} />
      </Form>
    </>
  )
}

function Rectify({ person, onChanged }: { person: Person; onChanged: () => void }) {
  const [name, setName] = useState(person.name)
  const [email, setEmail] = useState(person.email)
  const [reason, setReason] = useState('')
  return (
    <>
      <h3 className="govuk-heading-s">Put right what is wrong</h3>
      <Form
        action="Put it right"
        check={() => (name.trim() === '' ? { message: 'Enter a name', field: 'rectify-name' } : email.trim() === '' ? { message: 'Enter an e-mail address', field: 'rectify-email' } : null)}
        onSend={async () => {
          await postJson(`people/${encodeURIComponent(person.id)}/rectify`, { version: person.version, name, email, reason })
          onChanged()
        }}
      >
        <TextField name="rectify-name" label="Name" value={name} onChange={setName} />
        <TextField name="rectify-email" label="E-mail address" type="email" value={email} onChange={setEmail} />
        <TextField name="rectify-reason" label="What was asked for (optional)" value={reason} onChange={setReason} />
      </Form>
    </>
  )
}
