import { FactList } from './fact-list'
import { inspectionsOf, type SchoolFact } from './school-facts'

/** Each kind of inspection apart: their grades are never mapped onto each other. */
export function Inspections({ facts }: { facts: SchoolFact[] }) {
  const inspections = inspectionsOf(facts)
  if (inspections.length === 0) {
    return <p className="govuk-body">No loaded file says how it was inspected.</p>
  }
  return inspections.map(({ title, note, facts: found }) => (
    <section key={title} className="app-school__inspection">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
      <p className="govuk-body app-small app-secondary govuk-!-margin-bottom-2">{note}</p>
      <FactList facts={found} />
    </section>
  ))
}
