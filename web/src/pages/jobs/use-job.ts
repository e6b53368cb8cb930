import { useEffect, useState } from 'react'
import { ApiError, apiUrl, fetchJson } from '@/api/client'
import type { Job } from '@/api/people-types'
import { hasEnded } from './job-words'

/** A job as it goes on: each step as the server tells of it, until it has ended. */
export function useJob(id: string): { job: Job | null; error: ApiError | null } {
  const [job, setJob] = useState<Job | null>(null)
  const [error, setError] = useState<ApiError | null>(null)

  useEffect(() => {
    const route = `jobs/${encodeURIComponent(id)}`
    const controller = new AbortController()
    let events: EventSource | null = null
    fetchJson<Job>(apiUrl(route), controller.signal)
      .then((first) => {
        setJob(first)
        if (hasEnded(first)) return
        // The browser asks again by itself when the line breaks.
        events = new EventSource(apiUrl(`${route}/events`))
        events.addEventListener('job', (event: MessageEvent<string>) => {
          const step = JSON.parse(event.data) as Job
          setJob(step)
          if (hasEnded(step)) events?.close()
        })
      })
      .catch((problem: unknown) => {
        if (problem instanceof ApiError) setError(problem)
      })
    return () => {
      controller.abort()
      events?.close()
    }
  }, [id])
  return { job, error }
}
