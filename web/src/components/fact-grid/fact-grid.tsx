import type { ReactNode } from 'react'
import './fact-grid.css'

interface Props {
  facts: { key: string; name: ReactNode; value: ReactNode }[]
}

/** Many short facts in as many columns as there is room for, each name above its value. */
export function FactGrid({ facts }: Props) {
  return (
    <dl className="app-fact-grid">
      {facts.map(({ key, name, value }) => (
        <div key={key} className="app-fact-grid__fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
