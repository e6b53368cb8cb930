import { type ReactNode, useRef } from 'react'
import type { Scorecard } from '@/api/types'
import { useAbout } from '@/hooks/use-about'
import { useFitting } from './use-fitting'

interface Props {
  scorecard: Scorecard
  title: string
  page: 1 | 2
  children: ReactNode
}

/** One A4 page: head, words, foot. */
export function Sheet({ scorecard, title, page, children }: Props) {
  const { product, invented } = useAbout()
  const sheet = useRef<HTMLElement>(null)
  useFitting(sheet, scorecard)
  return (
    <section ref={sheet} className="app-sheet" aria-labelledby={`sheet-${page}`}>
      <h2 className="app-sheet__title" id={`sheet-${page}`}>
        {title}
      </h2>
      <p className="app-sheet__foot">
        {scorecard.strategy.title}; as of {scorecard.as_of_text}. {invented && 'Invented data: nothing here is real. '}
        {product}, page {page} of 2.
      </p>
      {children}
    </section>
  )
}
