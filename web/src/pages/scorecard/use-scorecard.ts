import { apiUrl } from '@/api/client'
import type { Minute, Scorecard } from '@/api/types'
import { useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { type ApiState, useApi } from '@/hooks/use-api'
import { useAsOf } from './as-of'

/** What the routes of the strategy are asked: place, as of, set of neighbours, strategy. */
export function useStrategyQuery() {
  const [state] = useAddressState({ neighbours: '', strategy: '' })
  return { place: usePlaceCode(), as_of: useAsOf(), ...state }
}

/** The scorecard of the place chosen; nothing is asked where there is none. */
export function useScorecard(): ApiState<Scorecard> {
  const query = useStrategyQuery()
  return useApi(query.place === '' ? null : apiUrl('scorecard', query))
}

export function useMinute(): ApiState<Minute> {
  const query = useStrategyQuery()
  return useApi(query.place === '' ? null : apiUrl('minute', query))
}

/** The server's files of the whole scorecard. */
export function useScorecardDownloads() {
  const query = useStrategyQuery()
  return {
    csv: apiUrl('scorecard', { ...query, format: 'csv' }),
    xlsx: apiUrl('scorecard', { ...query, format: 'xlsx' }),
  }
}
