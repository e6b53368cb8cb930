import type { Grant } from '@/api/people-types'
import { day } from '@/format/time'

export const scopeWords: Record<string, string> = {
  city: 'The whole city',
  area: 'An area',
  alliance: 'An alliance',
  trust: 'A trust',
  school: 'A school or setting',
  child: 'A child',
}

/** "Headteacher, Abbey Grange Academy, years 10 and 11, until 31 August 2027". */
export function grantText(grant: Grant): string {
  const parts = [grant.role_title, grant.scope_kind === 'city' ? 'the whole city' : grant.scope_name]
  if (grant.year_groups.length > 0) parts.push(`years ${grant.year_groups.join(', ')}`)
  if (grant.from !== '' && grant.state === 'coming') parts.push(`from ${day(grant.from)}`)
  if (grant.until !== '') parts.push(`until ${day(grant.until)}`)
  return parts.join(', ')
}
