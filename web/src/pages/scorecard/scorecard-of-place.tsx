import type { ReactNode } from 'react'
import { addresses } from '@/addresses'
import type { Scorecard } from '@/api/types'
import { EmptyState, Loadable } from '@/components'
import { usePlaceCode } from '@/hooks/use-about'
import type { ApiState } from '@/hooks/use-api'
import { Link } from '@/router/link'

interface Props {
  state: ApiState<Scorecard>
  children: (scorecard: Scorecard) => ReactNode
}

/** Draws a scorecard once it is there; says what to do where no place is chosen. */
export function ScorecardOfPlace({ state, children }: Props) {
  if (usePlaceCode() === '') {
    return (
      <EmptyState title="No authority is chosen">
        A scorecard is of one authority. Choose it in the field at the top; if it offers none, <Link {...addresses.data()}>load files</Link> that
        name authorities first.
      </EmptyState>
    )
  }
  return (
    <Loadable state={state} lines={12}>
      {children}
    </Loadable>
  )
}
