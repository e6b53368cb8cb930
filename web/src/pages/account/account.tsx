import { useState } from 'react'
import { addresses } from '@/addresses'
import { apiUrl, postJson } from '@/api/client'
import type { OwnSession } from '@/api/people-types'
import { type Column, DataTable, Form, Loadable, Page, PassphraseField, SelectField, Sentence, SummaryList } from '@/components'
import { instant } from '@/format/time'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { useSession } from '@/session/session'
import { grantText } from '../people/grant-words'
import { useGoOn } from '../sign-in/go-on'

/** Who I am here, how I sign in, where I am signed in, and how I am written to. */
export default function Account() {
  const { me } = useSession()
  const goOn = useGoOn()
  return (
    <Page title="Your account">
      <SummaryList
        facts={[
          ['Name', me.person?.name ?? ''],
          ['E-mail address', me.person?.email ?? ''],
          ['Roles', me.roles.length === 0 ? 'None' : <Roles />],
          ['Security code', me.second_factor === 'on' ? 'Asked for when you sign in' : <Link {...addresses.setUpSecondFactor()}>Set up a security code</Link>],
        ]}
      />
      <Sessions
        onEnded={() => {
          void goOn()
        }}
      />
      <Passphrase />
      <Notices />
      <Calendar />
      <h2 className="govuk-heading-m">What is kept about you</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={apiUrl('account/export')} download>
          Everything that is kept about you, as a file
        </a>
      </p>
    </Page>
  )
}

function Roles() {
  const { me } = useSession()
  return (
    <ul className="app-plain-list">
      {me.roles.map((grant) => (
        <li key={grant.id}>{grantText(grant)}</li>
      ))}
    </ul>
  )
}

function Sessions({ onEnded }: { onEnded: () => void }) {
  const sessions = useApi<{ sessions: OwnSession[] }>(apiUrl('account/sessions'))
  async function end(id: string) {
    await postJson('account/sessions/end', { id })
    if (id === 'all') onEnded()
    else sessions.retry()
  }
  const columns: Column<OwnSession>[] = [
    { key: 'agent', title: 'Browser', cell: ({ agent, current }) => `${browserOf(agent)}${current ? ' (this one)' : ''}` },
    { key: 'address', title: 'From', cell: ({ address }) => address },
    { key: 'seen', title: 'Last seen', cell: ({ last_seen }) => instant(last_seen) },
    {
      key: 'end',
      title: 'End',
      cell: ({ id, current }) =>
        current ? null : (
          <button type="button" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" onClick={() => void end(id)}>
            Sign out
          </button>
        ),
    },
  ]
  return (
    <>
      <h2 className="govuk-heading-m">Where you are signed in</h2>
      <Loadable state={sessions} lines={3}>
        {({ sessions: rows }) => <DataTable id="sessions" stacks downloads="none" caption="Where you are signed in" captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />}
      </Loadable>
      <button type="button" className="govuk-button govuk-button--warning" onClick={() => void end('all')}>
        Sign out everywhere
      </button>
    </>
  )
}

/** What people call a browser, from what it calls itself. */
function browserOf(agent: string): string {
  const names: [RegExp, string][] = [
    [/Edg\//, 'Edge'],
    [/Firefox\//, 'Firefox'],
    [/Chrom(e|ium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ]
  const systems: [RegExp, string][] = [
    [/Android/, 'Android'],
    [/iPhone|iPad/, 'iPhone or iPad'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ]
  const name = names.find(([pattern]) => pattern.test(agent))?.[1] ?? 'Another browser'
  const system = systems.find(([pattern]) => pattern.test(agent))?.[1]
  return system === undefined ? name : `${name} on ${system}`
}

function Passphrase() {
  const { reload } = useSession()
  const [current, setCurrent] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [changed, setChanged] = useState(false)
  return (
    <>
      <h2 className="govuk-heading-m">Passphrase</h2>
      {changed && <p className="govuk-body" role="status">Your passphrase is changed. Your other sessions have ended.</p>}
      <Form
        action="Change passphrase"
        check={() =>
          current === ''
            ? { message: 'Enter your current passphrase', field: 'current' }
            : passphrase === ''
              ? { message: 'Choose a new passphrase', field: 'passphrase' }
              : null
        }
        onSend={async () => {
          await postJson('account/passphrase', { current, passphrase })
          await reload()
          setCurrent('')
          setPassphrase('')
          setChanged(true)
        }}
      >
        <PassphraseField name="current" label="Current passphrase" autoComplete="current-password" value={current} onChange={setCurrent} />
        <PassphraseField name="passphrase" label="New passphrase" hint="At least 12 characters" autoComplete="new-password" value={passphrase} onChange={setPassphrase} />
      </Form>
    </>
  )
}

const digests = [
  { value: 'each', text: 'At once, for each' },
  { value: 'daily', text: 'Once a day' },
  { value: 'weekly', text: 'On Mondays' },
  { value: 'off', text: 'Never' },
]

function Notices() {
  const state = useApi<{ digest: string }>(apiUrl('account/notices'))
  const [chosen, setChosen] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  return (
    <>
      <h2 className="govuk-heading-m">Letters</h2>
      <Loadable state={state} lines={2}>
        {({ digest }) => (
          <>
            {saved && <p className="govuk-body" role="status">Saved.</p>}
            <Form
              action="Save"
              onSend={async () => {
                await postJson('account/notices', { digest: chosen ?? digest })
                setSaved(true)
              }}
            >
              <SelectField
                name="digest"
                label="When something waits for you, write to me"
                hint="A letter says that something waits and links to it, and no more."
                options={digests}
                value={chosen ?? digest}
                onChange={(value) => {
                  setChosen(value)
                  setSaved(false)
                }}
              />
            </Form>
          </>
        )}
      </Loadable>
    </>
  )
}

function Calendar() {
  const [url, setUrl] = useState('')
  return (
    <>
      <h2 className="govuk-heading-m">Your calendar</h2>
      <Sentence>A private address with a day for each of your tasks. It says that a task is due, and nothing of what it is about. A new address ends the old one.</Sentence>
      {url !== '' && (
        <p className="app-secret" role="status">
          {url}
        </p>
      )}
      <Form
        action="Make a new address"
        onSend={async () => {
          setUrl((await postJson<{ url: string }>('account/calendar')).url)
        }}
      />
    </>
  )
}
