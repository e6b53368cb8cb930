import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

// Every page: its path (":name" is any one part) and its component, loaded when it is first opened. The frame finds the section by the path.

type Page = LazyExoticComponent<ComponentType>

export const routes: Record<string, Page> = {
  '/': lazy(() => import('./pages/home/home')),
  '/strategy': lazy(() => import('./pages/scorecard/scorecard')),
  '/strategy/minute': lazy(() => import('./pages/home/minute')),
  '/strategy/area/:area': lazy(() => import('./pages/area/area')),
  '/strategy/print': lazy(() => import('./pages/print/print')),
  '/evidence': lazy(() => import('./pages/evidence/evidence')),
  '/evidence/measure': lazy(() => import('./pages/measure/measure')),
  '/evidence/spine': lazy(() => import('./pages/spine/spine')),
  '/evidence/compare': lazy(() => import('./pages/compare/compare')),
  '/evidence/table': lazy(() => import('./pages/table/table')),
  '/evidence/pupils': lazy(() => import('./pages/pupils/pupils')),
  '/evidence/gaps': lazy(() => import('./pages/equity/equity')),
  '/evidence/attendance': lazy(() => import('./pages/attendance/attendance')),
  '/schools': lazy(() => import('./pages/schools/schools')),
  '/schools/:number': lazy(() => import('./pages/school/school')),
  '/data': lazy(() => import('./pages/data/data')),
  '/data/sources/:id': lazy(() => import('./pages/source/source')),
  '/data/sources/:id/rows/:line': lazy(() => import('./pages/source-row/source-row')),
  '/data/findings': lazy(() => import('./pages/findings/findings')),
  '/data/reconciliation': lazy(() => import('./pages/reconciliation/reconciliation')),
  '/data/disagreements': lazy(() => import('./pages/disagreements/disagreements')),
  '/sign-in': lazy(() => import('./pages/sign-in/sign-in')),
  '/sign-in/second-factor': lazy(() => import('./pages/sign-in/second-factor')),
  '/sign-in/set-up': lazy(() => import('./pages/sign-in/set-up')),
  '/sign-in/link': lazy(() => import('./pages/sign-in/by-link')),
  '/invitation': lazy(() => import('./pages/invitation/invitation')),
  '/tasks': lazy(() => import('./pages/tasks/tasks')),
  '/tasks/new': lazy(() => import('./pages/tasks/new-task')),
  '/tasks/:id': lazy(() => import('./pages/tasks/task')),
  '/tasks/:id/change': lazy(() => import('./pages/tasks/change-task')),
  '/people': lazy(() => import('./pages/people/people')),
  '/people/new': lazy(() => import('./pages/people/new-person')),
  '/people/:id': lazy(() => import('./pages/people/person')),
  '/people/:id/grant': lazy(() => import('./pages/people/new-grant')),
  '/clients': lazy(() => import('./pages/clients/clients')),
  '/audit': lazy(() => import('./pages/audit/audit')),
  '/retention': lazy(() => import('./pages/retention/retention')),
  '/jobs': lazy(() => import('./pages/jobs/jobs')),
  '/jobs/:id': lazy(() => import('./pages/jobs/job')),
  '/account': lazy(() => import('./pages/account/account')),
  '/accessibility': lazy(() => import('./pages/accessibility/accessibility')),
}

/** What is drawn instead of a page that asks who the reader is. */
export const signInPage = lazy(() => import('./pages/sign-in/sign-in'))

/** Pages that lead in, and are open to everybody. */
export function isWayIn(path: string): boolean {
  return path === '/invitation' || path === '/sign-in' || path.startsWith('/sign-in/') || path === '/accessibility'
}

const signedInOnly = ['/evidence/pupils', '/evidence/gaps', '/evidence/attendance', '/data/reconciliation', '/account', '/tasks', '/people', '/clients', '/audit', '/retention', '/jobs']

/** Pages that are nobody's until they sign in, whether the public area is open or not. */
export function needsSignIn(path: string): boolean {
  return signedInOnly.some((begin) => path === begin || path.startsWith(`${begin}/`))
}

export interface SectionPage {
  title: string
  path: string
  /** What it is shown by; without it, to everybody who may read published figures. */
  permission?: string
}

export interface Section extends SectionPage {
  /** Pages of the section that have a place in its side navigation. */
  pages: SectionPage[]
}

export const sections: Section[] = [
  { title: 'Home', path: '/', pages: [] },
  {
    title: 'Strategy',
    path: '/strategy',
    pages: [
      { title: 'Scorecard', path: '/strategy' },
      { title: 'First minute', path: '/strategy/minute' },
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
      { title: 'Ask pupils’ records', path: '/evidence/pupils', permission: 'read-children' },
      { title: 'Gaps between groups', path: '/evidence/gaps', permission: 'read-children' },
      { title: 'Attendance by week', path: '/evidence/attendance', permission: 'read-children' },
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
      { title: 'Computed and published', path: '/data/reconciliation', permission: 'read-children' },
      { title: 'Long work', path: '/jobs', permission: 'read-jobs' },
    ],
  },
  { title: 'Tasks', path: '/tasks', permission: 'read-tasks', pages: [] },
  {
    title: 'People',
    path: '/people',
    permission: 'read-people',
    pages: [
      { title: 'People', path: '/people' },
      { title: 'Machine clients', path: '/clients', permission: 'manage-people' },
      { title: 'Audit', path: '/audit', permission: 'read-audit' },
      { title: 'Retention', path: '/retention', permission: 'review-retention' },
    ],
  },
]

/** Sections and their pages that lead somewhere for who holds these permissions. */
export function sectionsFor(permissions: readonly string[]): Section[] {
  const opens = ({ permission }: SectionPage) => permission === undefined || permissions.includes(permission)
  return sections.filter(opens).map((section) => ({ ...section, pages: section.pages.filter(opens) }))
}

/** The permission without which a page has nothing to show; undefined where none is needed. */
export function permissionFor(path: string): string | undefined {
  return sections
    .flatMap((section) => [...section.pages, section])
    .find((page) => page.permission !== undefined && (path === page.path || path.startsWith(`${page.path}/`)))?.permission
}

/** The section among these that a path belongs to; undefined for pages outside them all. */
export function sectionOf(path: string, among: Section[] = sections): Section | undefined {
  if (path === '/') return among.find((section) => section.path === '/')
  const within = (begin: string) => begin !== '/' && (path === begin || path.startsWith(`${begin}/`))
  return among.find((section) => within(section.path) || section.pages.some((page) => within(page.path)))
}
