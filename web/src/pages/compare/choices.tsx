import { Chips, Select, Typeahead } from '@/components'
import { words } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useAuthorities, useMeasures } from '@/hooks/use-lists'
import { placeOption } from '@/layout/place-switcher'

interface Props {
  places: string[]
  groups: { text: string; title: string }[]
}

/** Which measure, which pupils, which authorities. */
export function Choices({ places, groups }: Props) {
  const [state, change] = useAddressState({ measure: '', group: '', period: '', places: '' })
  const measures = useMeasures().data?.measures ?? []
  const authorities = useAuthorities().data?.places ?? []
  const measure = measures.find((known) => known.code === state.measure)
  const chosen = places.map((code) => {
    const place = authorities.find((known) => known.code === code || known.number === code)
    return { value: code, text: place?.name ?? code }
  })
  return (
    <section aria-label="What is compared">
      <div className="app-controls govuk-!-margin-bottom-3">
        <Typeahead
          label="Measure"
          hint={measure?.short_title ?? 'Words of its name'}
          options={measures.map((known) => ({ value: known.code, text: known.title, also: known.short_title, note: words(known.phase) }))}
          onChoose={(code) => change({ measure: code, group: '', period: '' })}
        />
        {groups.length > 1 && (
          <Select
            label="Pupils"
            value={state.group}
            options={groups.map((group) => ({ value: group.text, text: group.title }))}
            onChange={(group) => change({ group })}
          />
        )}
        <Typeahead
          label="Add an authority"
          hint="Name"
          options={authorities.filter((place) => !places.includes(place.code)).map(placeOption)}
          onChoose={(code) => change({ places: [...places, code].join(',') })}
        />
      </div>
      <Chips
        label="Authorities compared"
        items={chosen}
        onRemove={(code) => change({ places: places.filter((other) => other !== code).join(',') })}
      />
    </section>
  )
}
