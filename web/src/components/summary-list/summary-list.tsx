import type { ReactNode } from 'react'

interface Props {
  /** What is null or empty is left out. */
  facts: [name: string, value: ReactNode][]
}

/** What is known of one thing: a name and its value a line. */
export function SummaryList({ facts }: Props) {
  return (
    <dl className="govuk-summary-list">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{name}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
