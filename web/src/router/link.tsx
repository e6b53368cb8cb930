import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { type Query, queryText } from '@/api/client'
import { navigate, useAddress } from './history'

/** An address within these pages. The place travels along unless the query names one. */
export function useHref(to: string, query: Query = {}): string {
  const { params } = useAddress()
  return to + queryText('place' in query ? query : { place: params.get('place'), ...query })
}

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string
  query?: Query
}

/** A link that changes the page without loading it anew; a real link for every other way of opening it. */
export function Link({ to, query, className = 'govuk-link', onClick, ...rest }: Props) {
  const href = useHref(to, query)
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (event.defaultPrevented || !plain || rest.target) return
    event.preventDefault()
    navigate(href)
  }
  return <a {...rest} className={className} href={href} onClick={follow} />
}
