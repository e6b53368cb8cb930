import { type ReactNode, useState } from 'react'
import { useProblemOf } from './form'

interface FieldProps {
  /** Of the member that is sent; also the element's id, to which the error summary links. */
  name: string
  label: string
  hint?: ReactNode
}

/** Label, hint and error around a control, and the ids by which it is described. */
function Group({ name, label, hint, children }: FieldProps & { children: (described: string | undefined, wrong: boolean) => ReactNode }) {
  const problem = useProblemOf(name)
  const described = [hint === undefined ? '' : `${name}-hint`, problem === null ? '' : `${name}-error`].filter((id) => id !== '').join(' ')
  return (
    <div className={`govuk-form-group${problem === null ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label" htmlFor={name}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${name}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {problem !== null && (
        <p id={`${name}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {problem}
        </p>
      )}
      {children(described === '' ? undefined : described, problem !== null)}
    </div>
  )
}

interface TextProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'date' | 'search'
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  /** Width of what is expected, in letters. */
  width?: 2 | 5 | 10 | 20 | 30
}

export function TextField({ value, onChange, type = 'text', autoComplete = 'off', inputMode, width, ...field }: TextProps) {
  return (
    <Group {...field}>
      {(described, wrong) => (
        <input
          id={field.name}
          name={field.name}
          type={type}
          className={`govuk-input${width === undefined ? '' : ` govuk-input--width-${width}`}${wrong ? ' govuk-input--error' : ''}`}
          value={value}
          autoComplete={autoComplete}
          inputMode={inputMode}
          spellCheck={type === 'text' && autoComplete === 'off' ? undefined : false}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Group>
  )
}

/** A passphrase, hidden until the reader wants to see it. */
export function PassphraseField({ value, onChange, autoComplete, ...field }: FieldProps & { value: string; onChange: (value: string) => void; autoComplete: 'current-password' | 'new-password' }) {
  const [shown, setShown] = useState(false)
  return (
    <Group {...field}>
      {(described, wrong) => (
        <div className="govuk-input__wrapper govuk-password-input__wrapper">
          <input
            id={field.name}
            name={field.name}
            type={shown ? 'text' : 'password'}
            className={`govuk-input govuk-password-input__input${wrong ? ' govuk-input--error' : ''}`}
            value={value}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            aria-describedby={described}
            onChange={(event) => onChange(event.target.value)}
          />
          <button
            type="button"
            className="govuk-button govuk-button--secondary govuk-password-input__toggle"
            aria-controls={field.name}
            aria-label={shown ? 'Hide passphrase' : 'Show passphrase'}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide' : 'Show'}
          </button>
        </div>
      )}
    </Group>
  )
}

export function TextArea({ value, onChange, rows = 3, ...field }: FieldProps & { value: string; onChange: (value: string) => void; rows?: number }) {
  return (
    <Group {...field}>
      {(described, wrong) => (
        <textarea
          id={field.name}
          name={field.name}
          rows={rows}
          className={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`}
          value={value}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Group>
  )
}

export function SelectField({ value, onChange, options, ...field }: FieldProps & { value: string; onChange: (value: string) => void; options: { value: string; text: string }[] }) {
  return (
    <Group {...field}>
      {(described, wrong) => (
        <select
          id={field.name}
          name={field.name}
          className={`govuk-select${wrong ? ' govuk-select--error' : ''}`}
          value={value}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Group>
  )
}
