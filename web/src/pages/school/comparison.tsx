import { useState } from 'react'
import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { FunnelSchool, PupilSchoolComparison, PupilSchoolFigure, SimilarSchool } from '@/api/pupil-types'
import { Funnel } from '@/charts'
import { type Column, DataTable, Figure, Loadable, Select } from '@/components'
import { number } from '@/format/figures'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'

interface Props {
  number: string
  authority: string
  figures: PupilSchoolFigure[]
}

/** The school among the others: what chance allows, and schools whose pupils bring the same. */
export function Comparison({ number: reference, authority, figures }: Props) {
  const shares = figures.filter(({ measure }) => measure.unit === '%').map(({ measure }) => measure)
  const [chosen, choose] = useState(shares.at(-1)?.code ?? '')
  const state = useApi<PupilSchoolComparison>(chosen === '' ? null : apiUrl(`pupils/schools/${encodeURIComponent(reference)}/comparison`, { measure: chosen }))
  if (shares.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Among the city’s schools</h2>
      <Select label="Measure" value={chosen} options={shares.map((measure) => ({ value: measure.code, text: measure.short_title }))} onChange={choose} />
      <Loadable state={state} lines={10}>
        {(data) => <Content data={data} authority={authority} />}
      </Loadable>
    </>
  )
}

function Content({ data: { measure, period, funnel, similar }, authority }: { data: PupilSchoolComparison; authority: string }) {
  const own = funnel?.schools.find((school) => school.own)
  return (
    <>
      {funnel !== null && own !== undefined && (
        <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6">
          <p className="govuk-body">{funnelWords(own, authority, period ?? '')}</p>
          <Funnel label={`${measure.title}, schools by size. ${funnelWords(own, authority, period ?? '')}`} own={own.name} centre={funnel.centre} centreName={authority} schools={funnel.schools} limits={funnel.limits} />
        </figure>
      )}
      {similar.length > 1 && (
        <DataTable
          id="similar"
          caption="Schools whose pupils bring the most alike"
          columns={columnsOf(measure.short_title, similar)}
          rows={similar}
          rowKey={(school) => school.urn}
          marked={(school) => school.own}
          note="By meals in six years, special needs, language, ethnicity and mobility at the January census. Distance: 0 is alike in everything, 1 is one standard deviation of the schools of the kind."
        />
      )}
    </>
  )
}

function funnelWords({ value, of, place }: FunnelSchool, authority: string, period: string): string {
  const share = `${number(value, 1)}% of ${number(of)} pupils in ${period}`
  if (place === 'inside') return `${share}: within what chance alone allows a school of this size round ${authority}’s figure.`
  return `${share}: ${place} what chance allows a school of this size round ${authority}’s figure (${place.startsWith('far') ? '998 of 1,000' : '95 of 100'} such schools lie nearer).`
}

function columnsOf(title: string, similar: SimilarSchool[]): Column<SimilarSchool>[] {
  const share = (key: string, heading: string, of: (school: SimilarSchool) => number | null): Column<SimilarSchool>[] =>
    similar.filter((school) => of(school) !== null).length < 2 ? [] : [{ key, title: heading, numeric: true, cell: (school) => <Figure value={of(school)} decimals={1} />, value: of }]
  return [
    { key: 'name', title: 'School', cell: (school) => (school.own ? school.name : <Link {...addresses.school(school.urn)}>{school.name}</Link>), value: (school) => school.name },
    { key: 'distance', title: 'Distance', numeric: true, cell: (school) => number(school.distance, 2), value: (school) => school.distance },
    ...share('meals', 'Meals in six years, %', (school) => school.meals),
    ...share('needs', 'Special needs, %', (school) => school.special_needs),
    ...share('language', 'Other first language, %', (school) => school.other_language),
    ...share('value', title, (school) => school.value),
  ]
}
