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
  '/accessibility': lazy(() => import('./pages/accessibility/accessibility')),
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
