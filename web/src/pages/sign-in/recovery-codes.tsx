import { Page, Sentence } from '@/components'

/** The recovery codes, shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const file = URL.createObjectURL(new Blob([`Headrow recovery codes\n\n${codes.join('\n')}\n`], { type: 'text/plain' }))
  return (
    <Page title="Keep your recovery codes">
      <Sentence>If you lose your phone, each of these codes lets you in once. They are not shown again. Keep them where you keep passports.</Sentence>
      <div className="app-secret">
        <ul>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
      <div className="govuk-button-group app-no-print">
        <button type="button" className="govuk-button" onClick={onDone}>
          I have kept them
        </button>
        <a className="govuk-button govuk-button--secondary" href={file} download="headrow-recovery-codes.txt">
          Download
        </a>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => window.print()}>
          Print
        </button>
      </div>
    </Page>
  )
}
