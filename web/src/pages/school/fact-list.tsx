import { FactGrid, SourceLink } from '@/components'
import { factName, factText, type SchoolFact } from './school-facts'

/** What files say in words, each with the row that says it. */
export function FactList({ facts }: { facts: SchoolFact[] }) {
  return <FactGrid facts={facts.map((fact) => ({ key: fact.name, name: nameOf(fact), value: <Value fact={fact} /> }))} />
}

function nameOf({ name, period }: SchoolFact): string {
  return period === null ? factName(name) : `${factName(name)}, ${period}`
}

function Value({ fact }: { fact: SchoolFact }) {
  if (fact.source === null) return factText(fact)
  return (
    <SourceLink source={fact.source} className="app-figure">
      {factText(fact)}
    </SourceLink>
  )
}
