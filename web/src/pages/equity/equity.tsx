import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { PupilGaps, PupilQuestions } from '@/api/pupil-types'
import { EmptyState, Loadable, Page, Select, Sentence } from '@/components'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { gapsSentence } from './gap-words'
import { GapStage } from './gap-stage'
import { StagesTable } from './stages-table'

/** Every gap between two groups from birth to work: where it stands, whether it closes, what it is made of. */
export default function EquityPage() {
  const [state, change] = useAddressState({ pair: '', place: '' })
  const gaps = useApi<PupilGaps>(apiUrl('pupils/gaps', state))
  const schools = useApi<PupilQuestions>(apiUrl('pupils')).data?.schools ?? []
  return (
    <Page title="Gaps between groups" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
      <Loadable state={gaps} lines={12}>
        {(data) => (
          <>
            <div className="app-controls govuk-!-margin-bottom-3">
              <Select label="Which groups" value={data.pair.code} options={data.pairs.map(({ code, title }) => ({ value: code, text: title }))} onChange={(pair) => change({ pair })} />
              {schools.length > 1 && (
                <Select label="Where" value={state.place} options={[{ value: '', text: 'The whole city' }, ...schools.map(({ urn, name }) => ({ value: urn, text: name }))]} onChange={(place) => change({ place })} />
              )}
            </div>
            {data.gaps.length === 0 ? (
              <EmptyState title="There is no gap to be seen">No result of both groups is on record here. Load results of pupils under Data, or choose other groups.</EmptyState>
            ) : (
              <>
                <Sentence>{gapsSentence(data)}</Sentence>
                <StagesTable data={data} />
                {data.gaps.map((gap) => (
                  <GapStage key={gap.measure.code} gap={gap} pair={data.pair} />
                ))}
              </>
            )}
          </>
        )}
      </Loadable>
    </Page>
  )
}
