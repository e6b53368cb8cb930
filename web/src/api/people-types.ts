// The answers of docs/people-api.md.

export interface Grant {
  id: string
  version: number
  role: string
  role_title: string
  scope_kind: string
  scope: string
  scope_name: string
  year_groups: string[]
  from: string
  until: string
  state: 'current' | 'coming' | 'ended'
}

export interface DemonstrationAccount {
  email: string
  passphrase: string
  role: string
  title: string
  scope_name: string
}

export interface Me {
  signed_in: boolean
  person: { id: string; name: string; email: string } | null
  token: string
  roles: Grant[]
  permissions: string[]
  second_factor: 'on' | 'off' | 'needed' | 'must-set-up'
  idle_until: string
  until: string
  last_visit: string
  public_area: boolean
  demonstration: boolean
  single_sign_on: { code: string; title: string }[]
  accounts: DemonstrationAccount[]
}

export interface Role {
  code: string
  title: string
  description: string
  permissions: string[]
  scopes: string[]
  second_factor: boolean
}

export interface Stamps {
  created_at: string
  created_by: string
  changed_at: string
  changed_by: string
}

export interface Person extends Stamps {
  id: string
  version: number
  name: string
  email: string
  state: 'invited' | 'active' | 'left'
  /** Nothing is done with their data but to keep them. */
  restricted: boolean
  second_factor: boolean
  last_signed_in: string
  grants: Grant[]
}

export interface RetentionItem {
  id: string
  version: number
  title: string
  label: string
  href: string
  began: string
  due: string
  action: 'empty' | 'delete' | 'destroy-key'
  state: 'due' | 'approved' | 'held' | 'done' | 'lapsed'
  hold_until: string
  reviewed_by: string
}

export interface RetentionRule {
  title: string
  months: number
  action: RetentionItem['action']
  basis: string
}

export interface Invitation {
  url: string
  expires: string
}

export interface NewGrant {
  role: string
  scope_kind: string
  scope: string
  year_groups: string[]
  from: string
  until: string
}

export interface Client {
  id: string
  version: number
  name: string
  state: 'active' | 'ended'
  created: string
  last_used: string
  grants: Grant[]
}

export interface RecordVersion {
  version: number
  changed_at: string
  changed_by: string
  reason: string
  fields: Record<string, string>
}

export interface Task extends Stamps {
  id: string
  version: number
  title: string
  place: string
  place_name: string
  subject: string
  due: string
  owner_role: string
  owner_role_title: string
  owner_person: string
  owner_name: string
  room: string
  state: 'open' | 'done' | 'withdrawn'
  overdue: boolean
  may_change: boolean
}

export interface TaskFields {
  title: string
  place: string
  subject: string
  due: string
  owner_role: string
  owner_person: string
}

export interface Job {
  id: string
  kind: string
  title: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  progress: { what: string; done: number; total: number } | null
  started_by: string
  asked_at: string
  started_at: string
  ended_at: string
  result: string
  problem: string
  findings: string[]
  may_cancel: boolean
}

export interface JobKind {
  kind: string
  title: string
  description: string
}

export interface AuditEntry {
  number: number
  at: string
  actor_kind: 'public' | 'person' | 'client' | 'operator'
  actor: string
  actor_name: string
  action: string
  record_class: string
  record: string
  outcome: 'done' | 'refused' | 'failed'
  address: string
  request: string
  detail: string
}

export interface OwnSession {
  id: string
  started: string
  last_seen: string
  address: string
  agent: string
  current: boolean
}

export interface Changed {
  at: string
  text: string
  href: string
}

/** One page of a list. */
export interface Paged {
  total: number
  page: number
  page_size: number
}
