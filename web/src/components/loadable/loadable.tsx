import type { ReactNode } from 'react'
import type { ApiState } from '@/hooks/use-api'
import { Problem } from '../problem/problem'
import { Skeleton } from '../skeleton/skeleton'

interface Props<T> {
  state: ApiState<T>
  lines?: number
  children: (data: T) => ReactNode
}

/** Draws the data once it is there; until then a skeleton, or what went wrong. Earlier data stays while new is awaited. */
export function Loadable<T>({ state, lines, children }: Props<T>) {
  if (state.error !== null) return <Problem error={state.error} retry={state.retry} />
  if (state.data === null) return <Skeleton lines={lines} />
  return <div aria-busy={state.loading}>{children(state.data)}</div>
}
