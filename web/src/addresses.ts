import type { Query } from './api/client'

// Where each page lives. A page links to another only through this list.

export interface Target {
  to: string
  query?: Query
}

export const addresses = {
  home: (query: { as_of?: string } = {}): Target => ({ to: '/', query }),
  strategy: (query: { as_of?: string; verdict?: string } = {}): Target => ({ to: '/strategy', query }),
  minute: (query: { as_of?: string } = {}): Target => ({ to: '/strategy/minute', query }),
  area: (area: string, query: { as_of?: string; statement?: string } = {}): Target => ({
    to: `/strategy/area/${encodeURIComponent(area)}`,
    query,
  }),
  print: (query: { as_of?: string } = {}): Target => ({ to: '/strategy/print', query }),
  evidence: (): Target => ({ to: '/evidence' }),
  measure: (measure: string, query: { group?: string | null; period?: string | null } = {}): Target => ({
    to: '/evidence/measure',
    query: { measure, ...query },
  }),
  spine: (query: { area?: string; theme?: string } = {}): Target => ({ to: '/evidence/spine', query }),
  compare: (query: { measure?: string; group?: string; places?: string } = {}): Target => ({
    to: '/evidence/compare',
    query,
  }),
  table: (query: { measures?: string; places?: string; periods?: string } = {}): Target => ({
    to: '/evidence/table',
    query,
  }),
  pupils: (query: { measure?: string; group?: string; by?: string; place?: string } = {}): Target => ({ to: '/evidence/pupils', query }),
  gaps: (query: { pair?: string; place?: string } = {}): Target => ({ to: '/evidence/gaps', query }),
  attendance: (query: { type?: string } = {}): Target => ({ to: '/evidence/attendance', query }),
  schools: (): Target => ({ to: '/schools' }),
  school: (number: string): Target => ({ to: `/schools/${encodeURIComponent(number)}` }),
  data: (): Target => ({ to: '/data' }),
  source: (id: string): Target => ({ to: `/data/sources/${encodeURIComponent(id)}` }),
  /** The row of a file; the file where the row is not known. */
  sourceRow: ({ source_id, line }: { source_id: string; line: number | null }): Target => ({
    to: `/data/sources/${encodeURIComponent(source_id)}${line === null ? '' : `/rows/${line}`}`,
  }),
  findings: (query: { source?: string; rule?: string; severity?: string } = {}): Target => ({ to: '/data/findings', query }),
  disagreements: (): Target => ({ to: '/data/disagreements' }),
  signIn: (): Target => ({ to: '/sign-in' }),
  signInByLink: (): Target => ({ to: '/sign-in/link' }),
  secondFactor: (): Target => ({ to: '/sign-in/second-factor' }),
  setUpSecondFactor: (): Target => ({ to: '/sign-in/set-up' }),
  tasks: (query: { whose?: string; state?: string } = {}): Target => ({ to: '/tasks', query }),
  newTask: (): Target => ({ to: '/tasks/new' }),
  task: (id: string): Target => ({ to: `/tasks/${encodeURIComponent(id)}` }),
  changeTask: (id: string): Target => ({ to: `/tasks/${encodeURIComponent(id)}/change` }),
  people: (): Target => ({ to: '/people' }),
  newPerson: (): Target => ({ to: '/people/new' }),
  person: (id: string): Target => ({ to: `/people/${encodeURIComponent(id)}` }),
  newGrant: (id: string): Target => ({ to: `/people/${encodeURIComponent(id)}/grant` }),
  clients: (): Target => ({ to: '/clients' }),
  audit: (query: { who?: string; record?: string } = {}): Target => ({ to: '/audit', query }),
  jobs: (): Target => ({ to: '/jobs' }),
  job: (id: string): Target => ({ to: `/jobs/${encodeURIComponent(id)}` }),
  account: (): Target => ({ to: '/account' }),
  accessibility: (): Target => ({ to: '/accessibility' }),
}
