import { useState } from 'react'
import { postJson } from '@/api/client'
import { Form, Page, Sentence, TextField } from '@/components'
import { useGoOn } from './go-on'

/** The second step: a code of the authenticator, or a recovery code. */
export default function SecondFactor() {
  const [code, setCode] = useState('')
  const goOn = useGoOn()
  return (
    <Page title="Enter your security code">
      <Sentence>Open the authenticator on your phone and copy the six digits that it shows for Headrow.</Sentence>
      <Form
        action="Continue"
        check={() => (code.trim() === '' ? { message: 'Enter the code', field: 'code' } : null)}
        onSend={async () => {
          await postJson('sign-in/second-factor', { code: code.trim() })
          await goOn()
        }}
      >
        <TextField
          name="code"
          label="Security code"
          hint="Without your phone, use one of the recovery codes that you kept. Each works once."
          autoComplete="one-time-code"
          width={20}
          value={code}
          onChange={setCode}
        />
      </Form>
    </Page>
  )
}
