import type { ReactNode } from 'react'
import './facts.css'

export interface Fact {
  name: string
  value: ReactNode
  /** In small under the value. */
  note?: ReactNode
}

/** The few figures that a page is about, side by side. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="app-facts">
      {facts.map((fact) => (
        <div key={fact.name} className="app-facts__item">
          <dt className="app-facts__name">{fact.name}</dt>
          <dd className="app-facts__value">
            {fact.value}
            {fact.note !== undefined && fact.note !== null && <span className="app-facts__note">{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
