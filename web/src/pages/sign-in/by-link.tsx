import { useState } from 'react'
import { postJson } from '@/api/client'
import { Form, Page, Sentence, TextField } from '@/components'
import { useGoOn } from './go-on'

/** For parents and carers: ask for a link, or use the one that was sent. */
export default function SignInByLink() {
  // What stands behind the hash sign is sent to nobody.
  const [token] = useState(() => window.location.hash.slice(1))
  return token === '' ? <Ask /> : <Redeem token={token} />
}

function Ask() {
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  if (sent) {
    return (
      <Page title="Look at your e-mail">
        <Sentence>If the school or the council knows this address as yours, a link is on its way. It works once, for a quarter of an hour.</Sentence>
      </Page>
    )
  }
  return (
    <Page title="Sign in by a link">
      <Sentence>For parents and carers: we send a link to the address that your child’s school or the council has of you.</Sentence>
      <Form
        action="Send the link"
        check={() => (email === '' ? { message: 'Enter your e-mail address', field: 'email' } : null)}
        onSend={async () => {
          await postJson('sign-in/link', { email })
          setSent(true)
        }}
      >
        <TextField name="email" label="Your e-mail address" type="email" autoComplete="email" value={email} onChange={setEmail} />
      </Form>
    </Page>
  )
}

/** A press of a button redeems it: programs that look into mail follow links, and press nothing. */
function Redeem({ token }: { token: string }) {
  const goOn = useGoOn()
  return (
    <Page title="Sign in">
      <Sentence>You opened the link that was sent to you.</Sentence>
      <Form
        action="Sign in"
        onSend={async () => {
          await postJson('sign-in/link/redeem', { token })
          await goOn()
        }}
      />
    </Page>
  )
}
