import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { PupilAnswer, PupilQuestions } from '@/api/pupil-types'
import { EmptyState, Loadable, Page } from '@/components'
import { listOf, useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { Answer } from './answer'
import { Choices } from './choices'

export const defaults = { measure: 'absence.persistent', group: '', by: '', place: '', period: 'all' }

/** Any question of pupils' own records; the address is the question. */
export default function PupilsPage() {
  const [state] = useAddressState(defaults)
  const questions = useApi<PupilQuestions>(apiUrl('pupils'))
  const ready = questions.data !== null && questions.data.periods.length > 0
  const asked = { ...state, by: listOf(state.by) }
  const answer = useApi<PupilAnswer>(ready ? apiUrl('pupils/answer', asked) : null)
  const title = answer.data === null ? 'Ask pupils’ records' : `${answer.data.measure.short_title}, pupils’ records`
  return (
    <Page title={title} heading="Ask pupils’ records" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
      <Loadable state={questions} lines={10}>
        {(known) =>
          known.periods.length === 0 ? (
            <EmptyState title="No pupils’ records are loaded">
              Figures of single pupils come from the School Census and the files beside it. Load them under Data, and any question about any group can be asked here.
            </EmptyState>
          ) : (
            <>
              <Choices questions={known} />
              <Loadable state={answer} lines={10}>
                {(data) => <Answer data={data} questions={known} asked={asked} />}
              </Loadable>
            </>
          )
        }
      </Loadable>
    </Page>
  )
}
