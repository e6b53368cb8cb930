import { Suspense, useEffect, useRef } from 'react'
import { ApiError, apiUrl } from './api/client'
import type { Me } from './api/people-types'
import type { About } from './api/types'
import { Problem } from './components/problem/problem'
import { Skeleton } from './components/skeleton/skeleton'
import { AboutContext, aboutUnknown } from './hooks/use-about'
import { useApi } from './hooks/use-api'
import { Frame } from './layout/frame'
import { NotAllowed } from './layout/not-allowed'
import { NotFound } from './layout/not-found'
import { rememberReturn } from './pages/sign-in/go-on'
import { useAddress } from './router/history'
import { matchRoute } from './router/match'
import { PartsContext } from './router/parts'
import { isWayIn, needsSignIn, permissionFor, routes, signInPage } from './routes'
import { SessionContext } from './session/session'
import { useLoadSession } from './session/use-load-session'

/** The page the address names, inside the frame; the way in where the reader must first be known. */
export function App() {
  const { path } = useAddress()
  const { me, error: unknown, reload, retry } = useLoadSession()
  const open = me !== null && (me.signed_in || me.public_area)
  const { data: about, error: closed, retry: again } = useApi<About>(open ? apiUrl('about') : null)
  useTopOfPage(path)

  if (unknown !== null) return <Failure error={unknown} retry={retry} />
  if (closed !== null) return <Failure error={closed} retry={again} />
  if (me === null) return <Frame about={null}>{null}</Frame>
  const mustSignIn = !isWayIn(path) && !me.signed_in && (!me.public_area || needsSignIn(path))
  const matched = matchRoute(routes, path)
  const needed = permissionFor(path)
  const mayNot = needed !== undefined && !me.permissions.includes(needed)
  const Page = mustSignIn ? signInPage : mayNot ? NotAllowed : (matched?.route ?? NotFound)
  const known = about ?? (open ? null : aboutUnknown)
  return (
    <SessionContext value={{ me, reload }}>
      <AboutContext value={known}>
        <Frame about={known} me={me}>
          {mustSignIn && <ReturnAfterwards me={me} />}
          {known === null ? (
            <Skeleton />
          ) : (
            <Suspense fallback={<Skeleton />}>
              <PartsContext value={matched?.parts ?? {}}>
                <Page />
              </PartsContext>
            </Suspense>
          )}
        </Frame>
      </AboutContext>
    </SessionContext>
  )
}

function Failure({ error, retry }: { error: ApiError; retry: () => void }) {
  return (
    <main className="govuk-width-container govuk-main-wrapper">
      <Problem error={error} retry={retry} />
    </main>
  )
}

/** Keeps the address that was asked for, for after signing in. */
function ReturnAfterwards({ me }: { me: Me }) {
  useEffect(() => {
    if (!me.signed_in) rememberReturn(window.location.pathname + window.location.search)
  }, [me])
  return null
}

/** A new page starts at its top with the focus before its heading, as one loaded by the browser would. */
function useTopOfPage(path: string) {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    window.scrollTo(0, 0)
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}
