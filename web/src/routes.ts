import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

// Every page: its path (":name" is any one part) and its component, loaded when it is first opened. The frame finds the section by the path.

type Page = LazyExoticComponent<ComponentType>

export const routes: Record<string, Page> = {
  '/': lazy(() => import('./pages/home/home')),
  '/strategy': lazy(() => import('./pages/scorecard/scorecard')),
  '/strategy/area/:area': lazy(() => import('./pages/area/area')),
  '/strategy/print': lazy(() => import('./pages/print/print')),
  '/evidence': lazy(() => import('./pages/evidence/evidence')),
  '/evidence/measure': lazy(() => import('./pages/measure/measure')),
  '/evidence/spine': lazy(() => import('./pages/spine/spine')),
  '/evidence/compare': lazy(() => import('./pages/compare/compare')),
  '/evidence/table': lazy(() => import('./pages/table/table')),
  '/schools': lazy(() => import('./pages/schools/schools')),
  '/schools/:number': lazy(() => import('./pages/school/school')),
  '/data': lazy(() => import('./pages/data/data')),
  '/data/sources/:id': lazy(() => import('./pages/source/source')),
  '/data/sources/:id/rows/:line': lazy(() => import('./pages/source-row/source-row')),
  '/data/findings': lazy(() => import('./pages/findings/findings')),
  '/data/disagreements': lazy(() => import('./pages/disagreements/disagreements')),
  '/sign-in': lazy(() => import('./pages/sign-in/sign-in')),
  '/sign-in/second-factor': lazy(() => import('./pages/sign-in/second-factor')),
  '/sign-in/set-up': lazy(() => import('./pages/sign-in/set-up')),
  '/sign-in/link': lazy(() => import('./pages/sign-in/by-link')),
  '/invitation': lazy(() => import('./pages/invitation/invitation')),
  '/account': lazy(() => import('./pages/account/account')),
  '/accessibility': lazy(() => import('./pages/accessibility/accessibility')),
}

/** What is drawn instead of a page that asks who the reader is. */
export const signInPage = lazy(() => import('./pages/sign-in/sign-in'))

/** Pages that lead in, and are open to everybody. */
export function isWayIn(path: string): boolean {
  return path === '/invitation' || path === '/sign-in' || path.startsWith('/sign-in/') || path === '/accessibility'
}

const signedInOnly = ['/account', '/tasks', '/people', '/clients', '/audit', '/jobs']

/** Pages that are nobody's until they sign in, whether the public area is open or not. */
export function needsSignIn(path: string): boolean {
  return signedInOnly.some((begin) => path === begin || path.startsWith(`${begin}/`))
}

export interface Section {
  title: string
  path: string
  /** Pages of the section that have a place in its side navigation. */
  pages: { title: string; path: string }[]
}

export const sections: Section[] = [
  { title: 'Home', path: '/', pages: [] },
  {
    title: 'Strategy',
    path: '/strategy',
    pages: [
      { title: 'Scorecard', path: '/strategy' },
      { title: 'Two printed pages', path: '/strategy/print' },
    ],
  },
  {
    title: 'Evidence',
    path: '/evidence',
    pages: [
      { title: 'Measures', path: '/evidence' },
      { title: 'Spine chart', path: '/evidence/spine' },
      { title: 'Compare authorities', path: '/evidence/compare' },
      { title: 'Your own table', path: '/evidence/table' },
    ],
  },
  { title: 'Schools', path: '/schools', pages: [] },
  {
    title: 'Data',
    path: '/data',
    pages: [
      { title: 'Files loaded', path: '/data' },
      { title: 'Findings', path: '/data/findings' },
      { title: 'Disagreements', path: '/data/disagreements' },
    ],
  },
]

/** The section a path belongs to; undefined for pages outside them all. */
export function sectionOf(path: string): Section | undefined {
  if (path === '/') return sections[0]
  return sections.find((section) => section.path !== '/' && (path === section.path || path.startsWith(`${section.path}/`)))
}
