import { type FormEvent, useId, useState } from 'react'

/** A field that searches when the reader is done typing, not at each letter. */
export function SearchField({ label, value, onSearch }: { label: string; value: string; onSearch: (text: string) => void }) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  function search(event: FormEvent) {
    event.preventDefault()
    onSearch(typed.trim())
  }
  return (
    <form onSubmit={search} role="search" aria-label={label} className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      <input id={id} className="govuk-input" type="search" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={() => onSearch(typed.trim())} />
    </form>
  )
}
