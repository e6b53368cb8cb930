import { useState } from 'react'
import { addresses } from '@/addresses'
import { apiUrl, postJson } from '@/api/client'
import type { Grant, Invitation, Person, RecordVersion } from '@/api/people-types'
import { Form, Loadable, Page, SummaryList, TextField } from '@/components'
import { History } from '@/components/history/history'
import { instant } from '@/format/time'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { usePart } from '@/router/parts'
import { useMay } from '@/session/session'
import { DataProtection } from './data-protection'
import { grantText } from './grant-words'
import { InvitationShown } from './invitation-shown'
import { StateTag } from './state-tag'

/** One person: what they hold, and what an administrator may do about it. */
export default function OnePerson() {
  const id = usePart('id')
  const person = useApi<Person>(apiUrl(`people/${encodeURIComponent(id)}`))
  return (
    <Page title={person.data?.name || 'Person'} trail={[{ text: 'People', target: addresses.people() }]}>
      <Loadable state={person}>{(data) => <Content person={data} onChanged={person.retry} />}</Loadable>
    </Page>
  )
}

function Content({ person, onChanged }: { person: Person; onChanged: () => void }) {
  const mayManage = useMay('manage-people')
  const mayAudit = useMay('read-audit')
  const mayAnswer = useMay('answer-data-subjects')
  const active = person.state !== 'left'
  return (
    <>
      <SummaryList
        facts={[
          ['State', <StateTag key="state" state={person.state} />],
          ['Data', person.restricted ? <strong className="govuk-tag govuk-tag--red">Restricted</strong> : ''],
          ['E-mail address', person.email],
          ['Security code', person.second_factor ? 'Set up' : 'Not set up'],
          ['Last signed in', instant(person.last_signed_in)],
          ['Added', `${instant(person.created_at)} by ${person.created_by}`],
        ]}
      />
      <h2 className="govuk-heading-m">Roles</h2>
      {person.grants.length === 0 && <p className="govuk-body">None.</p>}
      {person.grants.map((grant) => (
        <OneGrant key={grant.id} grant={grant} mayEnd={mayManage && grant.state !== 'ended'} onEnded={onChanged} />
      ))}
      {mayManage && active && (
        <>
          <p>
            <Link {...addresses.newGrant(person.id)} className="govuk-button govuk-button--secondary">
              Give a role
            </Link>
          </p>
          <InviteAgain person={person} />
          <Leave person={person} onLeft={onChanged} />
        </>
      )}
      {mayAnswer && <DataProtection person={person} onChanged={onChanged} />}
      <h2 className="govuk-heading-m">History</h2>
      {mayAudit && (
        <p className="govuk-body">
          <Link {...addresses.audit({ who: person.id })}>What {person.name} did</Link>
        </p>
      )}
      <Versions person={person} />
    </>
  )
}

function OneGrant({ grant, mayEnd, onEnded }: { grant: Grant; mayEnd: boolean; onEnded: () => void }) {
  const [ending, setEnding] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <div className="govuk-inset-text">
      {grantText(grant)} <StateTag state={grant.state} />{' '}
      {mayEnd && !ending && (
        <button type="button" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" onClick={() => setEnding(true)}>
          End<span className="govuk-visually-hidden"> the role {grantText(grant)}</span>
        </button>
      )}
      {ending && (
        <Form
          action="End the role now"
          warning
          onSend={async () => {
            await postJson(`grants/${encodeURIComponent(grant.id)}/end`, { version: grant.version, reason })
            onEnded()
          }}
          also={
            <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setEnding(false)}>
              Keep it
            </button>
          }
        >
          <TextField name={`reason-${grant.id}`} label="Why" value={reason} onChange={setReason} />
        </Form>
      )}
    </div>
  )
}

function InviteAgain({ person }: { person: Person }) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  return (
    <>
      <h2 className="govuk-heading-m">If {person.name} cannot sign in</h2>
      {invitation !== null && <InvitationShown invitation={invitation} email={person.email} />}
      <p className="govuk-body">A new invitation ends passphrase, security code and sessions of before.</p>
      <Form
        action="Invite again"
        onSend={async () => {
          const made = await postJson<{ invitation: Invitation }>(`people/${encodeURIComponent(person.id)}/invite`, { reason: '' })
          setInvitation(made.invitation)
        }}
      />
    </>
  )
}

function Leave({ person, onLeft }: { person: Person; onLeft: () => void }) {
  const [reason, setReason] = useState('')
  return (
    <>
      <h2 className="govuk-heading-m">When {person.name} leaves the post</h2>
      <p className="govuk-body">All roles and open sessions end at once.</p>
      <Form
        action="End everything"
        warning
        check={() => (reason.trim() === '' ? { message: 'Say why, for the history', field: 'reason' } : null)}
        onSend={async () => {
          await postJson(`people/${encodeURIComponent(person.id)}/leave`, { version: person.version, reason })
          onLeft()
        }}
      >
        <TextField name="reason" label="Why" value={reason} onChange={setReason} />
      </Form>
    </>
  )
}

function Versions({ person }: { person: Person }) {
  const history = useApi<{ versions: RecordVersion[] }>(apiUrl(`people/${encodeURIComponent(person.id)}/history`))
  return (
    <Loadable state={history} lines={3}>
      {({ versions }) => <History versions={versions} words={{ name: 'Name', email: 'E-mail address', state: 'State', restricted: 'Restricted' }} />}
    </Loadable>
  )
}
