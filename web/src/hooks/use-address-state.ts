import { useCallback } from 'react'
import { queryText } from '@/api/client'
import { type NavigateMode, navigate, useAddress } from '@/router/history'

type State = Record<string, string>

/**
 * The page's whole state, held in the address. `defaults` names the parameters and their values when absent;
 * a value equal to its default leaves the address. Parameters not named are left alone.
 */
export function useAddressState<S extends State>(
  defaults: S,
): [S, (changes: Partial<Record<keyof S, string>>, mode?: NavigateMode) => void] {
  const { params } = useAddress()
  const state = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, params.get(name) ?? value]),
  ) as S

  const names = JSON.stringify(defaults)
  const change = useCallback(
    (changes: Partial<Record<keyof S, string>>, mode: NavigateMode = 'push') => {
      const known = JSON.parse(names) as State
      // Read the address now, not when the component rendered: two changes may come in one event.
      const query = Object.fromEntries(new URLSearchParams(window.location.search))
      for (const [name, value] of Object.entries(changes) as [string, string | undefined][]) {
        if (value === undefined || value === known[name]) delete query[name]
        else query[name] = value
      }
      navigate(window.location.pathname + queryText(query), mode)
    },
    [names],
  )
  return [state, change]
}

/** "a,b" as a list; "" as an empty one. */
export function listOf(text: string): string[] {
  return text === '' ? [] : text.split(',')
}
