import { Chips, Select, Typeahead } from '@/components'
import { words } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useAuthorities, useMeasures } from '@/hooks/use-lists'
import { placeOption } from '@/layout/place-switcher'

/** Which measures and places, and how they are laid out. */
export function Choices({ measures, places }: { measures: string[]; places: string[] }) {
  const [, change] = useAddressState({ measures: '', places: '' })
  const catalogue = useMeasures().data?.measures ?? []
  const authorities = useAuthorities().data?.places ?? []
  const measureChips = measures.map((code) => ({
    value: code,
    text: catalogue.find((measure) => measure.code === code)?.short_title ?? code,
  }))
  const placeChips = places.map((code) => ({
    value: code,
    text: authorities.find((place) => place.code === code || place.number === code)?.name ?? code,
  }))
  return (
    <section aria-label="What is in the table">
      <div className="app-controls govuk-!-margin-bottom-3">
        <Typeahead
          label="Add a measure"
          hint="Words of its name"
          options={catalogue
            .filter((measure) => !measures.includes(measure.code))
            .map((measure) => ({ value: measure.code, text: measure.title, also: `${measure.short_title} ${measure.code}`, note: words(measure.phase) }))}
          onChoose={(code) => change({ measures: [...measures, code].join(',') })}
        />
        <Typeahead
          label="Add an authority"
          hint="Name"
          options={authorities.filter((place) => !places.includes(place.code)).map(placeOption)}
          onChoose={(code) => change({ places: [...places, code].join(',') })}
        />
        <Layout />
      </div>
      <Chips label="Measures" items={measureChips} onRemove={(code) => change({ measures: measures.filter((other) => other !== code).join(',') })} />
      <Chips label="Authorities" items={placeChips} onRemove={(code) => change({ places: places.filter((other) => other !== code).join(',') })} />
    </section>
  )
}

/** Which periods, and what stands across the top. */
function Layout() {
  const [state, change] = useAddressState({ periods: 'latest', layout: 'list' })
  // A single period can be asked for in the address; it is offered only then.
  const named = ['latest', 'all'].includes(state.periods) ? [] : [{ value: state.periods, text: state.periods }]
  return (
    <>
      <Select
        label="Periods"
        value={state.periods}
        options={[{ value: 'latest', text: 'The latest of each' }, { value: 'all', text: 'All periods' }, ...named]}
        onChange={(periods) => change({ periods })}
      />
      <Select
        label="Across the top"
        value={state.layout}
        options={[
          { value: 'list', text: 'Comparators' },
          { value: 'periods', text: 'Periods' },
          { value: 'places', text: 'Authorities' },
        ]}
        onChange={(layout) => change({ layout })}
      />
    </>
  )
}
