import { useEffect, useState } from 'react'
import { encode } from 'uqr'
import { ApiError, postJson } from '@/api/client'
import { Form, Page, Problem, Sentence, Skeleton, TextField } from '@/components'
import { useGoOn } from './go-on'
import { RecoveryCodes } from './recovery-codes'

interface Begun {
  secret: string
  uri: string
}

/** Setting up an authenticator: a picture to scan, the secret to type, a first code, and the recovery codes. */
export default function SetUpSecondFactor() {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState<string[] | null>(null)
  const goOn = useGoOn()

  useEffect(() => {
    let wanted = true
    postJson<Begun>('account/second-factor/begin')
      .then((answer) => wanted && setBegun(answer))
      .catch((problem: unknown) => wanted && problem instanceof ApiError && setError(problem))
    return () => {
      wanted = false
    }
  }, [])

  if (recovery !== null) return <RecoveryCodes codes={recovery} onDone={() => void goOn()} />
  return (
    <Page title="Set up your security code">
      {error !== null && <Problem error={error} retry={() => window.location.reload()} />}
      {begun === null && error === null && <Skeleton />}
      {begun !== null && (
        <>
          <Sentence>
            Your role sees what must be kept safe, so a passphrase alone is not enough. Use any authenticator on your phone: it shows a new
            code every half minute.
          </Sentence>
          <h2 className="govuk-heading-m">1. Scan this picture with the authenticator</h2>
          <Picture text={begun.uri} />
          <p className="govuk-body">Or type this secret into it:</p>
          <p className="app-secret" id="typed-secret">
            {begun.secret}
          </p>
          <h2 className="govuk-heading-m">2. Enter the code that it shows</h2>
          <Form
            action="Continue"
            check={() => (code.trim() === '' ? { message: 'Enter the code', field: 'code' } : null)}
            onSend={async () => {
              const { recovery_codes } = await postJson<{ recovery_codes: string[] }>('account/second-factor/confirm', { code: code.trim() })
              setRecovery(recovery_codes)
            }}
          >
            <TextField name="code" label="Security code" hint="Six digits" autoComplete="one-time-code" inputMode="numeric" width={10} value={code} onChange={setCode} />
          </Form>
        </>
      )}
    </Page>
  )
}

/** The picture that authenticators read (QR code, ISO/IEC 18004), drawn as one path. */
function Picture({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg role="img" aria-label="Picture with the secret below, for the camera of the authenticator" viewBox={`0 0 ${size} ${size}`} width="220" height="220" shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#0b0c0c" />
    </svg>
  )
}
