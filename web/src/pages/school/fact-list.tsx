import { SourceLink } from '@/components'
import { factName, factText, type SchoolFact } from './school-facts'

/** What files say in words, each with the row that says it. */
export function FactList({ facts }: { facts: SchoolFact[] }) {
  return (
    <dl className="app-school__facts">
      {facts.map((fact) => (
        <div key={fact.name} className="app-school__fact">
          <dt>
            {factName(fact.name)}
            {fact.period !== null && `, ${fact.period}`}
          </dt>
          <dd>
            {fact.source === null ? (
              factText(fact)
            ) : (
              <SourceLink source={fact.source} className="app-figure">
                {factText(fact)}
              </SourceLink>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
