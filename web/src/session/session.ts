import { createContext, useContext } from 'react'
import type { Me } from '@/api/people-types'

export interface Session {
  me: Me
  /** Asks anew who is signed in; after every step of signing in or out. */
  reload: () => Promise<Me>
}

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in; pages are drawn only once it is known. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('useSession is for pages inside the frame')
  return session
}

/** Whether the person holds a permission anywhere: what a door is shown by. */
export function useMay(permission: string): boolean {
  return useSession().me.permissions.includes(permission)
}
