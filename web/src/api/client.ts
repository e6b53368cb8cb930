import type { Problem } from './types'

/** An answer of the server that is not the data asked for; `message` is a sentence for the reader. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** The member of what was sent that is wrong, "" when it is none or not one. */
  readonly field: string
  /** Of a conflict: the record as it stands now. */
  readonly theirs: unknown

  constructor(message: string, status: number, code: string, field = '', theirs: unknown = null) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.field = field
    this.theirs = theirs
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

/** What changes made with the cookie must carry; the session gives it. */
let changeToken = ''
export function sendChangeToken(token: string): void {
  changeToken = token
}

type Listener = (status: number) => void
const listeners = new Set<Listener>()

/** Tells of the status of every answer, so that the session knows when it was last seen, or has ended. */
export function onAnswer(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function answerOf(url: string, options: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, options)
    for (const listener of listeners) listener(response.status)
    return response
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError('The server does not answer. Check that it is running, then try again.', 0, 'unreachable')
  }
}

async function jsonOf<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  const sentence = problem?.detail ?? problem?.title ?? `The server answered ${response.status}.`
  const field = problem?.where?.column ?? ''
  // The sentence stands at its field: the name in front of it is for programs.
  const words = field !== '' && sentence.startsWith(`${field}: `) ? sentence.slice(field.length + 2) : sentence
  throw new ApiError(words, response.status, problem?.code ?? 'unknown', field, problem?.theirs ?? null)
}

/** Fetches JSON; throws ApiError with the server's own sentence, or with what to do when there is no server. */
export async function fetchJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  return jsonOf<T>(await answerOf(url, { headers: { Accept: 'application/json' }, signal }))
}

/** Sends a change; throws ApiError as `fetchJson` does. */
export async function postJson<T>(route: string, body: unknown = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Content-Type': 'application/json' }
  if (changeToken !== '') headers['X-Headrow-Token'] = changeToken
  return jsonOf<T>(await answerOf(apiUrl(route), { method: 'POST', headers, body: JSON.stringify(body) }))
}
