const words = {
  invited: ['Invited', 'govuk-tag--yellow'],
  active: ['Active', 'govuk-tag--green'],
  left: ['Left', 'govuk-tag--grey'],
  current: ['Current', 'govuk-tag--green'],
  coming: ['Coming', 'govuk-tag--yellow'],
  ended: ['Ended', 'govuk-tag--grey'],
} as const

/** The state of a person, a grant or a machine client. */
export function StateTag({ state }: { state: keyof typeof words }) {
  const [text, colour] = words[state]
  return <strong className={`govuk-tag ${colour}`}>{text}</strong>
}
