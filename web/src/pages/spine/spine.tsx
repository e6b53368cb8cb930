import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { MeasureSummary, Spine } from '@/api/types'
import { EmptyState, Loadable, Page, Select, Sentence } from '@/components'
import { words } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { useMeasures } from '@/hooks/use-lists'
import { themesOf } from '../evidence/select-measures'
import { SpineTable } from './spine-table'
import { spineSentence } from './spine-sentence'

/** Every measure of a theme, or of an area of the strategy, on one scale. */
export default function SpinePage() {
  const place = usePlaceCode()
  const [state] = useAddressState({ area: '', theme: '' })
  const theme = state.area === '' && state.theme === '' ? 'attainment' : state.theme
  const query = { place, area: state.area, theme }
  const spine = useApi<Spine>(apiUrl('spine', query))
  const downloads = {
    csv: apiUrl('spine', { ...query, format: 'csv' }),
    xlsx: apiUrl('spine', { ...query, format: 'xlsx' }),
  }
  const title = spine.data === null ? 'Spine chart' : words(spine.data.title)
  return (
    <Page
      title={spine.data === null ? title : `${title}, ${spine.data.place.name}`}
      heading={title}
      caption={spine.data === null ? undefined : `${spine.data.place.name} · spine chart`}
      trail={[{ text: 'Evidence', target: addresses.evidence() }]}
    >
      <Loadable state={spine} lines={10}>
        {(data) => (
          <>
            {data.measures.length > 0 && <Sentence>{spineSentence(data)}</Sentence>}
            <ThemeChoice theme={theme} />
            <SpineContent spine={data} downloads={downloads} />
          </>
        )}
      </Loadable>
    </Page>
  )
}

function ThemeChoice({ theme }: { theme: string }) {
  const { data } = useMeasures()
  const [, change] = useAddressState({ area: '', theme: '' })
  const measures: MeasureSummary[] = data?.measures ?? []
  const themes = themesOf(measures).map((code) => ({ value: code, text: words(code) }))
  const ofArea = theme === '' ? [{ value: '', text: 'An area of the strategy' }] : []
  return (
    <div className="app-controls">
      <Select
        label="Theme"
        value={theme}
        options={[...ofArea, ...themes]}
        onChange={(chosen) => change({ theme: chosen, area: '' })}
      />
    </div>
  )
}

function SpineContent({ spine, downloads }: { spine: Spine; downloads: { csv: string; xlsx: string } }) {
  if (spine.measures.length === 0) {
    return (
      <EmptyState title="Nothing here has figures">
        None of these measures has a figure for {spine.place.name}. Choose another theme, or load the files that hold them.
      </EmptyState>
    )
  }
  return (
    <>
      <p className="govuk-body app-small app-secondary">{spine.period_note}</p>
      <SpineTable spine={spine} downloads={downloads} />
    </>
  )
}
