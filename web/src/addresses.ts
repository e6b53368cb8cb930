import type { Query } from './api/client'
import type { SourceRef } from './api/types'

// Where each page lives. A page links to another only through this list.

export interface Target {
  to: string
  query?: Query
}

export const addresses = {
  home: (): Target => ({ to: '/' }),
  strategy: (query: { as_of?: string } = {}): Target => ({ to: '/strategy', query }),
  area: (area: string, query: { as_of?: string; statement?: string } = {}): Target => ({
    to: '/strategy/area',
    query: { area, ...query },
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
  schools: (): Target => ({ to: '/schools' }),
  school: (urn: string): Target => ({ to: '/schools/school', query: { urn } }),
  data: (): Target => ({ to: '/data' }),
  source: (id: string): Target => ({ to: '/data/source', query: { id } }),
  sourceRow: (source: Pick<SourceRef, 'source_id' | 'line'>): Target => ({
    to: '/data/source',
    query: { id: source.source_id, line: source.line },
  }),
  findings: (query: { source?: string; rule?: string } = {}): Target => ({ to: '/data/findings', query }),
  disagreements: (): Target => ({ to: '/data/disagreements' }),
  accessibility: (): Target => ({ to: '/accessibility' }),
}
