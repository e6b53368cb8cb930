import { Typeahead } from '@/components/typeahead/typeahead'
import { useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useAuthorities } from '@/hooks/use-lists'
import type { Place } from '@/api/types'

/** Chooses the authority that the pages speak of. */
export function PlaceSwitcher() {
  const code = usePlaceCode()
  const [, change] = useAddressState({ place: '' })
  const { data } = useAuthorities()
  const places = data?.places ?? []
  const current = places.find((place) => place.code === code || place.number === code)

  return (
    <div className="app-place-switcher">
      <Typeahead
        label="Authority"
        hint={current?.name ?? code}
        options={places.map(placeOption)}
        onChoose={(chosen) => change({ place: chosen })}
      />
    </div>
  )
}

/** A place as a choice: found by its name, its region, or its codes. */
export function placeOption(place: Place) {
  return {
    value: place.code,
    text: place.open ? place.name : `${place.name} (closed)`,
    also: [place.region, place.number, place.code].filter((part) => part !== null).join(' '),
  }
}
