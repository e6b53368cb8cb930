import { useCallback, useEffect, useState } from 'react'
import { ApiError, fetchJson } from '@/api/client'

export interface ApiState<T> {
  data: T | null
  error: ApiError | null
  /** True while an answer is awaited; earlier data stays in `data` so that the page does not flash. */
  loading: boolean
  retry: () => void
}

interface Held<T> {
  url: string | null
  data: T | null
  error: ApiError | null
}

/** The JSON at `url`; null asks for nothing. */
export function useApi<T>(url: string | null): ApiState<T> {
  const [held, setHeld] = useState<Held<T>>({ url: null, data: null, error: null })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    if (url === null) return
    const controller = new AbortController()
    fetchJson<T>(url, controller.signal)
      .then((data) => setHeld({ url, data, error: null }))
      .catch((error: unknown) => {
        if (controller.signal.aborted) return
        const known = error instanceof ApiError ? error : new ApiError('The answer could not be read.', 0, 'unreadable')
        setHeld({ url, data: null, error: known })
      })
    return () => controller.abort()
  }, [url, attempt])

  const retry = useCallback(() => {
    setHeld((before) => ({ ...before, url: null, error: null }))
    setAttempt((count) => count + 1)
  }, [])
  const loading = url !== null && held.url !== url
  return { data: url === null ? null : held.data, error: loading ? null : held.error, loading, retry }
}
