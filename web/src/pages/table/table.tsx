import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { OwnTable } from '@/api/types'
import { EmptyState, Loadable, Page } from '@/components'
import { listOf, useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { Choices } from './choices'
import { TableContent } from './table-content'

/** Any measures, places and periods as one table, kept in its address. */
export default function TablePage() {
  const place = usePlaceCode()
  const [state] = useAddressState({ measures: '', places: '', periods: 'latest', layout: 'list' })
  const measures = listOf(state.measures)
  const places = state.places === '' ? [place].filter((code) => code !== '') : listOf(state.places)
  const query = { measures, places, periods: state.periods }
  const ready = measures.length > 0 && places.length > 0
  const table = useApi<OwnTable>(ready ? apiUrl('table', { ...query, format: 'json' }) : null)
  const downloads = {
    csv: apiUrl('table', { ...query, format: 'csv' }),
    xlsx: apiUrl('table', { ...query, format: 'xlsx' }),
  }
  return (
    <Page title="Your own table" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
      <Choices measures={measures} places={places} />
      {!ready ? (
        <EmptyState title="Your table has no measure yet">
          Add measures and authorities above. The address of this page is your table: keep it or send it to a colleague.
        </EmptyState>
      ) : (
        <Loadable state={table} lines={10}>
          {(data) => <TableContent measures={data.measures} rows={data.rows} layout={state.layout} downloads={downloads} />}
        </Loadable>
      )}
    </Page>
  )
}
