import { apiUrl } from '@/api/client'
import type { MeasureSummary, Place } from '@/api/types'
import { type ApiState, useApi } from './use-api'

/** All authorities, open and closed. */
export function useAuthorities(): ApiState<{ places: Place[] }> {
  return useApi(apiUrl('places', { kind: 'authority' }))
}

/** The catalogue of measures. */
export function useMeasures(): ApiState<{ measures: MeasureSummary[] }> {
  return useApi(apiUrl('measures'))
}
