import { useCallback } from 'react'
import { addresses } from '@/addresses'
import { navigate } from '@/router/history'
import { useSession } from '@/session/session'

const kept = 'headrow-return-to'

/** Remembers where somebody wanted to go before they were asked to sign in: the path alone, on this tab alone. */
export function rememberReturn(path: string): void {
  if (!path.startsWith('/sign-in') && !path.startsWith('/invitation')) window.sessionStorage.setItem(kept, path)
}

/** After a step of signing in: to the next step, or to where the reader wanted to go. */
export function useGoOn(): () => Promise<void> {
  const { reload } = useSession()
  return useCallback(async () => {
    const me = await reload()
    if (me.second_factor === 'needed') return navigate(addresses.secondFactor().to, 'replace')
    if (me.second_factor === 'must-set-up') return navigate(addresses.setUpSecondFactor().to, 'replace')
    const path = window.sessionStorage.getItem(kept) ?? '/'
    window.sessionStorage.removeItem(kept)
    // Only a path of these pages: nothing that another site could have put there.
    navigate(/^\/(?![/\\])/.test(path) ? path : '/', 'replace')
  }, [reload])
}
