import type { ReactNode } from 'react'
import type { Me } from '@/api/people-types'
import type { About } from '@/api/types'
import { Link } from '@/router/link'
import { useAddress } from '@/router/history'
import { type Section, sectionOf, sectionsFor } from '@/routes'
import { SessionEnds } from '@/session/session-ends'
import { AccountMenu } from './account-menu'
import { PlaceSwitcher } from './place-switcher'
import './frame.css'

interface Props {
  about: About | null
  /** Null until it is known who is signed in. */
  me?: Me | null
  children: ReactNode
}

/** What stands around every page: name, place, sections, the section's own pages, footer. */
export function Frame({ about, me = null, children }: Props) {
  const { path } = useAddress()
  const open = sectionsFor(me?.permissions ?? [])
  const section = sectionOf(path, open)
  const mayRead = me !== null && (me.signed_in || me.public_area)
  const hasSide = mayRead && section !== undefined && section.pages.length > 0
  return (
    <>
      <a href="#main" className="govuk-skip-link">
        Skip to main content
      </a>
      <header className="app-header app-no-print">
        <div className="govuk-width-container app-header__inner">
          <Link to="/" className="app-header__name">
            {about?.product ?? 'Headrow'}
          </Link>
          <div className="app-header__right">
            {about !== null && mayRead && <PlaceSwitcher />}
            {me !== null && <AccountMenu me={me} />}
          </div>
        </div>
        {mayRead && <Sections sections={open} current={section} />}
      </header>
      {me?.demonstration && (
        <div className="app-invented" role="region" aria-label="Demonstration">
          <div className="govuk-width-container">
            <strong>Demonstration.</strong> The accounts on the sign-in page are invented and open to everybody on this machine.
          </div>
        </div>
      )}
      {me?.signed_in && <SessionEnds />}
      {about?.invented && (
        <div className="app-invented" role="region" aria-label="Invented data">
          <div className="govuk-width-container">
            <strong>Invented data.</strong> Every place, school and figure here is made up. None of it is real.
          </div>
        </div>
      )}
      <div className={`govuk-width-container app-body${hasSide ? ' app-body--side' : ''}`}>
        {hasSide && <SideNavigation section={section} path={path} />}
        <main className="app-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer className="app-footer app-no-print">
        <div className="govuk-width-container app-footer__inner">
          <span>
            {about?.product ?? 'Headrow'} {about?.version}
          </span>
          <Link to="/data">Where the figures come from</Link>
          <Link to="/accessibility">Accessibility</Link>
          <a className="govuk-link" href="/api/openapi.json">
            For programmers
          </a>
        </div>
      </footer>
    </>
  )
}

function Sections({ sections, current }: { sections: Section[]; current: Section | undefined }) {
  return (
    <nav aria-label="Sections" className="app-sections">
      <ul className="govuk-width-container app-sections__list">
        {sections.map((section) => (
          <li key={section.path}>
            <Link
              to={section.path}
              className="app-sections__link"
              aria-current={section === current ? 'true' : undefined}
            >
              {section.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SideNavigation({ section, path }: { section: Section; path: string }) {
  // A page without a place of its own in the list belongs to the section's first.
  const current =
    section.pages.find((page) => page.path === path) ??
    section.pages.find((page) => page.path !== section.path && path.startsWith(`${page.path}/`)) ??
    section.pages[0]
  return (
    <nav aria-label={section.title} className="app-side app-no-print">
      <ul className="app-side__list">
        {section.pages.map((page) => (
          <li key={page.path}>
            <Link
              to={page.path}
              className="app-side__link"
              aria-current={page !== current ? undefined : page.path === path ? 'page' : 'true'}
            >
              {page.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
