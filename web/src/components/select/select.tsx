import { useId } from 'react'

interface Props {
  label: string
  value: string
  options: { value: string; text: string }[]
  onChange: (value: string) => void
}

/** A labelled list to choose one from. */
export function Select({ label, value, options, onChange }: Props) {
  const id = useId()
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <select className="govuk-select" id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
