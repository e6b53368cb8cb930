import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Compare, MeasurePage } from '@/api/types'
import { EmptyState, Loadable, Page } from '@/components'
import { listOf, useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { Choices } from './choices'
import { CompareContent } from './compare-content'

/** Any authorities side by side on one measure. */
export default function ComparePage() {
  const place = usePlaceCode()
  const [state] = useAddressState({ measure: '', group: '', period: '', places: '' })
  // Ours stands first unless the reader has chosen others only.
  const places = [...new Set(state.places === '' ? [place] : listOf(state.places))].filter((code) => code !== '')
  const ready = state.measure !== '' && places.length > 0
  const url = ready ? apiUrl('compare', { ...state, places }) : null
  const compared = useApi<Compare>(url)
  // The measure's own page knows its groups in words and where its definition changed.
  const about = useApi<MeasurePage>(ready ? apiUrl('measure', { measure: state.measure, place: places[0] }) : null).data
  return (
    <Page title={about === null ? 'Compare authorities' : `${about.measure.short_title}, authorities compared`} heading="Compare authorities" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
      <Choices places={places} groups={about?.groups ?? []} />
      {!ready ? (
        <EmptyState title="Nothing is compared yet">
          Choose a measure above, then add as many authorities as you like. The address keeps your choice.
        </EmptyState>
      ) : (
        <Loadable state={compared} lines={10}>
          {(data) => <CompareContent data={data} breaks={about?.measure.breaks ?? []} />}
        </Loadable>
      )}
    </Page>
  )
}
