import { type ReactNode, useEffect } from 'react'
import { useAbout } from '@/hooks/use-about'
import type { Target } from '@/addresses'
import { Breadcrumbs } from '../breadcrumbs/breadcrumbs'

interface Props {
  /** Of the browser's tab, and the heading unless `heading` is given. */
  title: string
  heading?: ReactNode
  /** A few words above the heading: what kind of thing this is. */
  caption?: ReactNode
  /** The pages above this one, nearest last. */
  trail?: { text: string; target: Target }[]
  children: ReactNode
}

/** A page inside the frame: its title in the tab, its way back, its one heading. */
export function Page({ title, heading = title, caption, trail = [], children }: Props) {
  const { product } = useAbout()
  useEffect(() => {
    document.title = `${title} - ${product}`
  }, [title, product])
  return (
    <>
      {trail.length > 0 && <Breadcrumbs trail={trail} />}
      {caption !== undefined && <span className="govuk-caption-l">{caption}</span>}
      <h1 className="govuk-heading-l">{heading}</h1>
      {children}
    </>
  )
}
