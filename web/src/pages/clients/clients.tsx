import { useState } from 'react'
import { apiUrl, postJson } from '@/api/client'
import type { Client } from '@/api/people-types'
import { type Column, DataTable, EmptyState, Form, Loadable, Page, Sentence, TextField } from '@/components'
import { instant } from '@/format/time'
import { useApi } from '@/hooks/use-api'
import { checkGrant, GrantFields, noGrant, sent } from '../people/grant-fields'
import { grantText } from '../people/grant-words'
import { StateTag } from '../people/state-tag'

/** Programs that ask by a token. */
export default function Clients() {
  const clients = useApi<{ clients: Client[] }>(apiUrl('clients'))
  async function end(client: Client) {
    await postJson(`clients/${encodeURIComponent(client.id)}/end`, { version: client.version, reason: 'ended on the page of machine clients' })
    clients.retry()
  }
  const columns: Column<Client>[] = [
    { key: 'name', title: 'Name', cell: ({ name }) => name },
    { key: 'roles', title: 'Roles', cell: ({ grants }) => grants.map(grantText).join('; ') },
    { key: 'state', title: 'State', cell: ({ state }) => <StateTag state={state} /> },
    { key: 'used', title: 'Last used', cell: ({ last_used }) => instant(last_used) },
    {
      key: 'end',
      title: 'End',
      cell: (client) =>
        client.state === 'ended' ? null : (
          <button type="button" className="govuk-button govuk-button--warning govuk-!-margin-bottom-0" onClick={() => void end(client)}>
            End<span className="govuk-visually-hidden"> {client.name}</span>
          </button>
        ),
    },
  ]
  return (
    <Page title="Machine clients">
      <Sentence>Programs that ask Headrow by a token hold roles as people do.</Sentence>
      <Loadable state={clients} lines={4}>
        {({ clients: rows }) =>
          rows.length === 0 ? (
            <EmptyState title="There are none yet">Add one below.</EmptyState>
          ) : (
            <DataTable id="clients" stacks downloads="none" caption="Machine clients" captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />
          )
        }
      </Loadable>
      <NewClient onMade={clients.retry} />
    </Page>
  )
}

function NewClient({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('')
  const [grant, setGrant] = useState(noGrant)
  const [token, setToken] = useState('')
  return (
    <>
      <h2 className="govuk-heading-m">Add a machine client</h2>
      {token !== '' && (
        <>
          <Sentence>This is its token. It is not shown again: put it where the program keeps its secrets.</Sentence>
          <p className="app-secret" role="status">
            {token}
          </p>
        </>
      )}
      <Form
        action="Add and make a token"
        check={() => (name.trim() === '' ? { message: 'Enter a name', field: 'name' } : checkGrant(grant))}
        onSend={async () => {
          setToken((await postJson<{ token: string }>('clients', { name, grants: [sent(grant)] })).token)
          setName('')
          setGrant(noGrant)
          onMade()
        }}
      >
        <TextField name="name" label="Name" hint="What the program is" value={name} onChange={setName} />
        <GrantFields grant={grant} onChange={setGrant} />
      </Form>
    </>
  )
}
