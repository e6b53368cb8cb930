import { addresses } from '@/addresses'
import { postJson } from '@/api/client'
import type { Me } from '@/api/people-types'
import { navigate, useAddress } from '@/router/history'
import { Link } from '@/router/link'
import { isWayIn } from '@/routes'
import { useSession } from '@/session/session'

/** At the top of every page: who is signed in, and the way in or out. */
export function AccountMenu({ me }: { me: Me }) {
  const { path } = useAddress()
  const { reload } = useSession()
  if (!me.signed_in) {
    if (isWayIn(path) && path !== '/accessibility') return null
    return (
      <div className="app-account-menu">
        <Link {...addresses.signIn()} className="app-account-menu__link">
          Sign in
        </Link>
      </div>
    )
  }
  async function signOut() {
    await postJson('sign-out')
    await reload()
    navigate(addresses.signIn().to)
  }
  return (
    <div className="app-account-menu">
      <Link {...addresses.account()} className="app-account-menu__link">
        {me.person?.name ?? 'Your account'}
      </Link>
      <button type="button" className="app-account-menu__link" onClick={() => void signOut()}>
        Sign out
      </button>
    </div>
  )
}
