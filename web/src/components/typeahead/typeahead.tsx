import { useId } from 'react'
import type { Option } from './matching'
import { useTypeahead } from './use-typeahead'
import './typeahead.css'

interface Props {
  label: string
  options: Option[]
  onChoose: (value: string) => void
  /** What stands in the empty field: the present choice, or what to type. */
  hint?: string
}

/** A field that offers choices while one types: the combobox pattern of ARIA 1.2 with a list box. */
export function Typeahead({ label, options, onChoose, hint }: Props) {
  const id = useId()
  const state = useTypeahead(options, onChoose)
  const { typed, open, active, found, shown } = state
  const none = open && typed !== '' && found === 0
  return (
    <div className="govuk-form-group app-typeahead">
      <label className="govuk-label" htmlFor={`${id}-field`}>
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
          aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={typed}
          onChange={(event) => state.type(event.target.value)}
          onClick={() => state.setOpen(true)}
          onBlur={() => state.setOpen(false)}
          onKeyDown={state.onKeyDown}
        />
        <Options id={id} label={label} open={open} active={active} options={shown} onChoose={state.choose} />
        <div className="govuk-visually-hidden" role="status">
          {open && typed !== '' && (none ? 'Nothing found' : `${found} found`)}
        </div>
        {none && (
          <p className="app-typeahead__list app-typeahead__none" aria-hidden="true">
            Nothing found for “{typed}”
          </p>
        )}
      </div>
    </div>
  )
}

interface OptionsProps {
  id: string
  label: string
  open: boolean
  active: number
  options: Option[]
  onChoose: (option: Option) => void
}

function Options({ id, label, open, active, options, onChoose }: OptionsProps) {
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={label} className="app-typeahead__list" hidden={!open}>
      {options.map((option, index) => (
        <li
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="app-typeahead__option"
          // The field keeps the focus, or its blur would close the list before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          {option.text}
          {option.note && <span className="app-typeahead__note"> {option.note}</span>}
        </li>
      ))}
    </ul>
  )
}
