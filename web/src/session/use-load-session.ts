import { useCallback, useEffect, useState } from 'react'
import { ApiError, apiUrl, fetchJson, onAnswer, sendChangeToken } from '@/api/client'
import type { Me } from '@/api/people-types'

/** Asks who is signed in, at the start and when an answer says that the session has ended. */
export function useLoadSession() {
  const [me, setMe] = useState<Me | null>(null)
  const [error, setError] = useState<ApiError | null>(null)

  const reload = useCallback(async () => {
    const loaded = await fetchJson<Me>(apiUrl('me'))
    sendChangeToken(loaded.token)
    setMe(loaded)
    setError(null)
    return loaded
  }, [])

  const retry = useCallback(() => {
    reload().catch((problem: unknown) => {
      setError(problem instanceof ApiError ? problem : new ApiError('The answer could not be read.', 0, 'unreadable'))
    })
  }, [reload])
  useEffect(retry, [retry])

  const signedIn = me?.signed_in === true
  useEffect(() => {
    if (!signedIn) return
    return onAnswer((status) => {
      if (status === 401) retry()
    })
  }, [signedIn, retry])
  return { me, error, reload, retry }
}
