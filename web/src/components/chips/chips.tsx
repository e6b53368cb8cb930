import './chips.css'

interface Props {
  /** What they are, for those who hear them: "Authorities left out". */
  label: string
  items: { value: string; text: string }[]
  onRemove: (value: string) => void
}

/** Choices made, each with a way to take it back. */
export function Chips({ label, items, onRemove }: Props) {
  if (items.length === 0) return null
  return (
    <ul className="app-chips" aria-label={label}>
      {items.map((item) => (
        <li key={item.value} className="app-chips__item">
          {item.text}
          <button type="button" className="app-chips__remove" onClick={() => onRemove(item.value)}>
            <span aria-hidden="true">×</span>
            <span className="govuk-visually-hidden">Remove {item.text}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
