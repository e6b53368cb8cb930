import type { Problem } from './types'

/** An answer of the server that is not the data asked for; `message` is a sentence for the reader. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string

  constructor(message: string, status: number, code: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
  }
}

export type QueryValue = string | number | readonly string[] | null | undefined
export type Query = Record<string, QueryValue>

/** `?a=1&b=x,y` without the parts that are empty; lists are joined by commas; "" when nothing is left. */
export function queryText(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : value === null || value === undefined ? '' : String(value)
    if (text !== '') params.set(name, text)
  }
  // Commas and equals signs are safe in a query and far easier to read in an address.
  const text = params.toString().replace(/%2C/g, ',')
  return text === '' ? '' : `?${text}`
}

/** The address of a route of the API: `apiUrl('measure', {measure: 'ks4.attainment8'})`. */
export function apiUrl(route: string, query: Query = {}): string {
  return `/api/v1/${route}${queryText(query)}`
}

/** Fetches JSON; throws ApiError with the server's own sentence, or with what to do when there is no server. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(url, { headers: { Accept: 'application/json' }, signal })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError('The server does not answer. Check that it is running, then try again.', 0, 'unreachable')
  }
  if (response.ok) return (await response.json()) as T
  const problem = await response.json().catch(() => null) as Partial<Problem> | null
  const sentence = problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`
  throw new ApiError(sentence, response.status, problem?.code ?? 'unknown')
}
