import { useEffect, useState } from 'react'
import { ApiError, postJson } from '@/api/client'
import { Form, Page, PassphraseField, Problem, Sentence, Skeleton } from '@/components'
import { instant } from '@/format/time'
import { useGoOn } from '../sign-in/go-on'

interface Invited {
  name: string
  email: string
  expires: string
  second_factor: boolean
}

/** Whom an invitation is for, and the passphrase they choose. */
export default function Invitation() {
  const [token] = useState(() => window.location.hash.slice(1))
  const [invited, setInvited] = useState<Invited | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const goOn = useGoOn()

  useEffect(() => {
    let wanted = true
    postJson<Invited>('invitations/look', { token })
      .then((answer) => wanted && setInvited(answer))
      .catch((problem: unknown) => wanted && problem instanceof ApiError && setError(problem))
    return () => {
      wanted = false
    }
  }, [token])

  if (error !== null) {
    return (
      <Page title="Invitation">
        <Problem error={error} retry={() => window.location.reload()} />
      </Page>
    )
  }
  if (invited === null) return <Skeleton />
  return (
    <Page title={`Welcome, ${invited.name}`}>
      <Sentence>
        You sign in as {invited.email}. This invitation works once, until {instant(invited.expires)}.
      </Sentence>
      <Form
        action="Continue"
        check={() => (passphrase === '' ? { message: 'Choose a passphrase', field: 'passphrase' } : null)}
        onSend={async () => {
          await postJson('invitations/accept', { token, passphrase })
          await goOn()
        }}
      >
        <input type="hidden" autoComplete="username" value={invited.email} readOnly />
        <PassphraseField
          name="passphrase"
          label="Choose a passphrase"
          hint="At least 12 characters. A few words that only you would put together are hard to guess and easy to remember."
          autoComplete="new-password"
          value={passphrase}
          onChange={setPassphrase}
        />
      </Form>
      {invited.second_factor && <Sentence>Have your phone at hand: next you set up a security code.</Sentence>}
    </Page>
  )
}
