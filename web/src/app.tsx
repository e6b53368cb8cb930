import { Suspense, useEffect, useRef } from 'react'
import { apiUrl } from './api/client'
import type { About } from './api/types'
import { Problem } from './components/problem/problem'
import { Skeleton } from './components/skeleton/skeleton'
import { AboutContext } from './hooks/use-about'
import { useApi } from './hooks/use-api'
import { Frame } from './layout/frame'
import { NotFound } from './layout/not-found'
import { useAddress } from './router/history'
import { matchRoute } from './router/match'
import { PartsContext } from './router/parts'
import { routes } from './routes'

/** The page the address names, inside the frame. */
export function App() {
  const { path } = useAddress()
  const { data: about, error, retry } = useApi<About>(apiUrl('about'))
  useTopOfPage(path)

  if (error !== null) {
    return (
      <main className="govuk-width-container govuk-main-wrapper">
        <Problem error={error} retry={retry} />
      </main>
    )
  }
  const matched = matchRoute(routes, path)
  const Page = matched?.route ?? NotFound
  return (
    <AboutContext value={about}>
      <Frame about={about}>
        {about === null ? (
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
  )
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
