import { useState } from 'react'
import { addresses } from '@/addresses'
import { postJson } from '@/api/client'
import { Form, Page, PassphraseField, TextField } from '@/components'
import { Link } from '@/router/link'
import { useSession } from '@/session/session'
import { Accounts } from './accounts'
import { useGoOn } from './go-on'

const problems: Record<string, string> = {
  'no-rule': 'Nothing has been granted to you here yet. Ask an administrator.',
  'provider-away': 'The provider does not answer at present. Try again in a few minutes, or sign in with your passphrase.',
  'not-proven': 'The provider could not prove who you are. Try again, or sign in with your passphrase.',
}

/** The way in for officers and schools: e-mail address and passphrase, or the authority's own provider. */
export default function SignIn() {
  const { me } = useSession()
  const [email, setEmail] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const goOn = useGoOn()
  const problem = problems[new URLSearchParams(window.location.search).get('problem') ?? '']
  return (
    <Page title="Sign in">
      {problem !== undefined && (
        <div className="govuk-error-summary" role="alert">
          <h2 className="govuk-error-summary__title">There is a problem</h2>
          <div className="govuk-error-summary__body">{problem}</div>
        </div>
      )}
      {me.single_sign_on.map((provider) => (
        <p key={provider.code}>
          <a className="govuk-button" href={`/api/v1/sign-in/single/${encodeURIComponent(provider.code)}`}>
            Sign in with {provider.title}
          </a>
        </p>
      ))}
      <Form
        action="Sign in"
        check={() =>
          email === ''
            ? { message: 'Enter your e-mail address', field: 'email' }
            : passphrase === ''
              ? { message: 'Enter your passphrase', field: 'passphrase' }
              : null
        }
        onSend={async () => {
          await postJson('sign-in', { email, passphrase })
          await goOn()
        }}
      >
        <TextField name="email" label="E-mail address" type="email" autoComplete="username" value={email} onChange={setEmail} />
        <PassphraseField name="passphrase" label="Passphrase" autoComplete="current-password" value={passphrase} onChange={setPassphrase} />
      </Form>
      <h2 className="govuk-heading-s">Parents and carers</h2>
      <p className="govuk-body">
        You need no passphrase: <Link {...addresses.signInByLink()}>ask for a link to your own e-mail address</Link>.
      </p>
      <h2 className="govuk-heading-s">If you cannot sign in</h2>
      <p className="govuk-body">An administrator of your authority can invite you again. You then choose a new passphrase.</p>
      <Accounts
        accounts={me.accounts}
        onChoose={(account) => {
          setEmail(account.email)
          setPassphrase(account.passphrase)
          document.getElementById('email')?.focus()
        }}
      />
    </Page>
  )
}
