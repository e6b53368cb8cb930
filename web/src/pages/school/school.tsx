import type { ReactNode } from 'react'
import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { School } from '@/api/types'
import { Loadable, Page, Sentence, SummaryList } from '@/components'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { inWords } from '@/format/words'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { usePart } from '@/router/parts'
import { gradeText } from '../schools/grades'
import { FactList } from './fact-list'
import { Figures } from './figures'
import { Inspections } from './inspections'
import { PupilFigures } from './pupil-figures'
import { isCode, otherFactsOf } from './school-facts'
import './school.css'

/** What the public files say of one school. Nothing here judges it. */
export default function SchoolPage() {
  const reference = usePart('number')
  const answer = useApi<School>(apiUrl(`schools/${encodeURIComponent(reference)}`))
  const school = answer.data?.school
  return (
    <Page
      title={school?.name ?? 'A school'}
      caption={school === undefined ? undefined : [school.type, school.authority].filter(Boolean).join(' · ')}
      trail={[{ text: 'Schools', target: addresses.schools() }]}
    >
      <Loadable state={answer} lines={12}>
        {(data) => <Content data={data} />}
      </Loadable>
    </Page>
  )
}

function Content({ data }: { data: School }) {
  const { school, facts, figures } = data
  const others = otherFactsOf(facts)
  return (
    <>
      <Sentence>{sentenceOf(data)}</Sentence>
      <p className="govuk-body app-small app-secondary">
        From published files and, where your roles allow, its pupils’ records. Nothing here is the authority’s own view of the school.
      </p>
      <Register data={data} />
      {school.urn !== null && <PupilFigures number={school.urn} authority={school.authority ?? 'Authority'} />}
      <h2 className="govuk-heading-m">Inspections</h2>
      <Inspections facts={facts} />
      <h2 className="govuk-heading-m">Figures</h2>
      <Figures school={school} figures={figures} />
      {others.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What else the registers say</h2>
          <FactList facts={others.filter((fact) => !isCode(fact))} />
          <OtherColumns facts={others.filter(isCode)} />
        </>
      )}
    </>
  )
}

/** Words of columns for which no layout has a name: as published, out of the way. */
function OtherColumns({ facts }: { facts: School['facts'] }) {
  if (facts.length === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Other published words ({facts.length})</span>
      </summary>
      <div className="app-school__other">
        <FactList facts={facts} />
      </div>
    </details>
  )
}

function sentenceOf({ school }: School): string {
  const kind = [school.status?.toLowerCase(), school.phase === 'Not applicable' ? null : school.phase?.toLowerCase()].filter(Boolean).join(' ')
  const where = school.authority === null ? '' : ` in ${school.authority}`
  const pupils = school.pupils === null ? '' : ` with ${number(school.pupils)} pupils`
  const places = school.pupils === null || school.capacity === null ? '' : ` and room for ${number(school.capacity)}`
  const first = `${school.name} is ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind} school${where}${pupils}${places}.`.replace('  ', ' ')
  if (school.inspection === null) return first
  const when = school.inspection_date === null ? '' : ` on ${dateText(school.inspection_date)}`
  return `${first} Its last graded inspection${when} gave: ${gradeText(school.inspection).toLowerCase()}.`
}

function Register({ data: { school } }: { data: School }) {
  const known: [string, ReactNode][] = [
    ['URN', school.urn],
    ['LAESTAB', school.laestab],
    ['Address', school.address ?? school.postcode],
    ['Ward', school.ward],
    ['Trust', groupsOf(school).trust],
    ['Groups', inWords(groupsOf(school).others)],
    ['Opened', dateText(school.opened)],
    ['Closed', dateText(school.closed)],
    ['Before and after', school.links.length === 0 ? '' : <Links key="links" links={school.links} />],
  ]
  return <SummaryList facts={known} />
}

/** Registers write the same trust in capitals and not: it is one, in the quieter writing. */
function groupsOf({ trust, groups }: School['school']) {
  const isTrust = (group: string) => group.toLowerCase() === trust?.toLowerCase()
  return { trust: groups.find((group) => isTrust(group) && group !== group.toUpperCase()) ?? trust, others: groups.filter((group) => !isTrust(group)) }
}

/** Schools it came from or became. */
function Links({ links }: { links: School['school']['links'] }) {
  return (
    <ul className="app-plain-list">
      {links.map(({ urn, name, kind, date }) => (
        <li key={`${urn} ${kind} ${name}`}>
          {kind}: {urn === '' ? name : <Link {...addresses.school(urn)}>{name}</Link>}
          {date !== null && `, ${dateText(date)}`}
        </li>
      ))}
    </ul>
  )
}
