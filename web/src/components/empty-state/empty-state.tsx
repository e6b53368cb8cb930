import type { ReactNode } from 'react'

interface Props {
  /** What is missing. */
  title: string
  /** Why it matters, and the one thing to do next. */
  children: ReactNode
}

export function EmptyState({ title, children }: Props) {
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body govuk-!-font-weight-bold">{title}</p>
      <div className="govuk-body">{children}</div>
    </div>
  )
}
