import { apiUrl } from '@/api/client'
import type { NewGrant, Role } from '@/api/people-types'
import { type FormProblem, SelectField, TextField } from '@/components'
import { useApi } from '@/hooks/use-api'
import { scopeWords } from './grant-words'

export const noGrant: NewGrant = { role: '', scope_kind: '', scope: '', year_groups: [], from: '', until: '' }

interface Props {
  grant: NewGrant
  onChange: (grant: NewGrant) => void
}

/** A role, where it holds, and for how long. */
export function GrantFields({ grant, onChange }: Props) {
  const { data } = useApi<{ roles: Role[] }>(apiUrl('roles'))
  const roles = (data?.roles ?? []).filter(({ scopes }) => scopes.length > 0)
  const chosen = roles.find(({ code }) => code === grant.role)
  const scopes = chosen?.scopes ?? []
  function chooseRole(role: string) {
    const first = roles.find(({ code }) => code === role)?.scopes[0] ?? ''
    onChange({ ...grant, role, scope_kind: first, scope: '' })
  }
  return (
    <>
      <SelectField
        name="role"
        label="Role"
        hint={chosen?.description}
        value={grant.role}
        options={[{ value: '', text: 'Choose' }, ...roles.map(({ code, title }) => ({ value: code, text: title }))]}
        onChange={chooseRole}
      />
      {scopes.length > 1 && (
        <SelectField
          name="scope_kind"
          label="Where"
          value={grant.scope_kind}
          options={scopes.map((kind) => ({ value: kind, text: scopeWords[kind] ?? kind }))}
          onChange={(scope_kind) => onChange({ ...grant, scope_kind, scope: '' })}
        />
      )}
      {grant.scope_kind !== '' && grant.scope_kind !== 'city' && (
        <TextField
          name="scope"
          label={`Code of the ${grant.scope_kind}`}
          hint={grant.scope_kind === 'school' ? 'URN, six digits' : undefined}
          width={20}
          value={grant.scope}
          onChange={(scope) => onChange({ ...grant, scope: scope.trim() })}
        />
      )}
      {grant.scope_kind === 'school' && (
        <TextField
          name="year_groups"
          label="Year groups (optional)"
          hint="With commas between, such as 10, 11. Empty for all."
          width={20}
          value={grant.year_groups.join(', ')}
          onChange={(text) => onChange({ ...grant, year_groups: text === '' ? [] : text.split(/, ?/) })}
        />
      )}
      <TextField name="from" label="From (optional)" type="date" width={20} value={grant.from} onChange={(from) => onChange({ ...grant, from })} />
      <TextField name="until" label="Until and including (optional)" type="date" width={20} value={grant.until} onChange={(until) => onChange({ ...grant, until })} />
    </>
  )
}

export function checkGrant(grant: NewGrant): FormProblem | null {
  if (grant.role === '') return { message: 'Choose a role', field: 'role' }
  if (grant.scope_kind !== 'city' && grant.scope === '') return { message: `Enter the code of the ${grant.scope_kind}`, field: 'scope' }
  return null
}

/** As it is sent: year groups without what was left empty. */
export function sent(grant: NewGrant): NewGrant {
  return { ...grant, year_groups: grant.year_groups.map((year) => year.trim()).filter((year) => year !== '') }
}
