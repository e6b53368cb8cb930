import type { PupilQuestions } from '@/api/pupil-types'
import { Chips, Select, Typeahead } from '@/components'
import { words } from '@/format/words'
import { listOf, useAddressState } from '@/hooks/use-address-state'
import { partsOf, textOf } from './group-parts'
import { defaults } from './pupils'

/** Which measure, which pupils, broken down by what. */
export function Choices({ questions }: { questions: PupilQuestions }) {
  const [state, change] = useAddressState(defaults)
  const by = listOf(state.by)
  const measure = questions.measures.find((known) => known.code === state.measure)
  const parts = partsOf(state.group)
  const setBy = (index: number, code: string) => change({ by: [...by.slice(0, index), code, ...by.slice(index + 1)].filter((name) => name !== '').join(',') })
  return (
    <section aria-label="The question">
      <div className="app-controls govuk-!-margin-bottom-3">
        <Typeahead
          label="Measure"
          hint={measure?.short_title ?? 'Words of its name'}
          options={questions.measures.map((known) => ({ value: known.code, text: known.title, also: known.short_title, note: words(known.phase) }))}
          onChoose={(code) => change({ measure: code })}
        />
        <Typeahead
          label="Only some pupils"
          hint="Girls, SEN support, ..."
          options={groupOptions(questions)}
          onChoose={(part) => change({ group: textOf([...parts, ...partsOf(part)]) })}
        />
        <Select label="Broken down by" value={by[0] ?? ''} options={byOptions(questions, measure?.about_schools ?? true, by[1])} onChange={(code) => setBy(0, code)} />
        {by.length > 0 && (
          <Select label="and by" value={by[1] ?? ''} options={byOptions(questions, measure?.about_schools ?? true, by[0])} onChange={(code) => setBy(1, code)} />
        )}
        <Select
          label="Years"
          value={state.period}
          options={[
            { value: 'all', text: 'All years' },
            { value: 'latest', text: 'The latest' },
            ...[...questions.periods].reverse().map((period) => ({ value: period, text: period })),
          ]}
          onChange={(period) => change({ period })}
        />
        {questions.schools.length > 1 && (
          <Typeahead
            label="One school or ward"
            hint={placeName(questions, state.place)}
            options={placeOptions(questions)}
            onChoose={(place) => change({ place })}
          />
        )}
      </div>
      <Chips
        label="Which pupils"
        items={[
          ...parts.map((part) => ({ value: part.name, text: partTitle(questions, part) })),
          ...(state.place === '' ? [] : [{ value: 'place', text: placeName(questions, state.place) }]),
        ]}
        onRemove={(name) => (name === 'place' ? change({ place: '' }) : change({ group: textOf(parts.filter((part) => part.name !== name)) }))}
      />
    </section>
  )
}

function byOptions(questions: PupilQuestions, aboutSchools: boolean, taken: string | undefined) {
  return [
    { value: '', text: 'Nothing' },
    ...questions.characteristics.map(({ code, title }) => ({ value: code, text: title })),
    ...(questions.wards.length > 1 ? [{ value: 'ward', text: 'Ward' }] : []),
    ...(aboutSchools && questions.schools.length > 1 ? [{ value: 'school', text: 'School' }] : []),
  ].filter((option) => option.value === '' || option.value !== taken)
}

function groupOptions(questions: PupilQuestions) {
  return questions.characteristics.flatMap(({ code, title, values }) =>
    values.map((value) => ({ value: `${code}=${value.code}`, text: value.title, note: title })),
  )
}

function partTitle(questions: PupilQuestions, { name, value }: { name: string; value: string }): string {
  const characteristic = questions.characteristics.find((known) => known.code === name)
  return characteristic?.values.find((known) => known.code === value)?.title ?? `${name}=${value}`
}

function placeOptions({ schools, wards }: PupilQuestions) {
  return [
    ...schools.map((school) => ({ value: school.urn, text: school.name, note: 'school' })),
    ...wards.map((ward) => ({ value: ward.code, text: ward.name, note: 'ward' })),
  ]
}

function placeName(questions: PupilQuestions, code: string): string {
  if (code === '') return questions.city?.name ?? 'All'
  return placeOptions(questions).find((place) => place.value === code)?.text ?? code
}
