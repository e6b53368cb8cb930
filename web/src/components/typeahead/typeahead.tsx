import { type KeyboardEvent, useId, useState } from 'react'
import './typeahead.css'

export interface Option {
  value: string
  text: string
  /** Further words it is found by; not shown. */
  also?: string
  /** Shown in small beside the text. */
  note?: string
}

interface Props {
  label: string
  options: Option[]
  onChoose: (value: string) => void
  /** What stands in the empty field: the present choice, or what to type. */
  hint?: string
  labelHidden?: boolean
}

const mostShown = 12

/** The options that hold every word typed; those whose text begins with it first. */
export function matching(options: readonly Option[], typed: string): Option[] {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = options.filter((option) => {
    const text = `${option.text} ${option.also ?? ''}`.toLowerCase()
    return parts.every((part) => text.includes(part))
  })
  const start = typed.trim().toLowerCase()
  const first = found.filter((option) => option.text.toLowerCase().startsWith(start))
  return [...first, ...found.filter((option) => !first.includes(option))]
}

/** A field that offers choices while one types: the combobox pattern of ARIA 1.2 with a list box. */
export function Typeahead({ label, options, onChoose, hint, labelHidden = false }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)

  const found = open ? matching(options, typed) : []
  const shown = found.slice(0, mostShown)

  function choose(option: Option | undefined) {
    if (option === undefined) return
    setTyped('')
    setOpen(false)
    onChoose(option.value)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(open && shown.length > 0 ? (active + step + shown.length) % shown.length : 0)
      setOpen(true)
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(shown[active])
    } else if (event.key === 'Escape') {
      setTyped('')
      setOpen(false)
    }
  }

  return (
    <div className="govuk-form-group app-typeahead">
      <label className={`govuk-label${labelHidden ? ' govuk-visually-hidden' : ''}`} htmlFor={`${id}-field`}>
        {label}
      </label>
      <div className="app-typeahead__box">
        <input
          id={`${id}-field`}
          className="govuk-input app-typeahead__field"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && shown.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
            setOpen(true)
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={label} className="app-typeahead__list" hidden={!open}>
          {shown.map((option, index) => (
            <li
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className="app-typeahead__option"
              // The field keeps the focus, or its blur would close the list before the click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
            >
              {option.text}
              {option.note && <span className="app-typeahead__note"> {option.note}</span>}
            </li>
          ))}
        </ul>
        <div className="govuk-visually-hidden" role="status">
          {open && typed !== '' && (found.length === 0 ? 'Nothing found' : `${found.length} found`)}
        </div>
        {open && typed !== '' && found.length === 0 && (
          <p className="app-typeahead__list app-typeahead__none" aria-hidden="true">
            Nothing found for “{typed}”
          </p>
        )}
      </div>
    </div>
  )
}
