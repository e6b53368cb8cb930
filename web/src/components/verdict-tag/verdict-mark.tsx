import type { ReactNode } from 'react'
import type { Verdict } from '@/api/types'

// One mark a verdict, told apart by shape: tick, half disc, rising arrow, flag, dash, crossed box, person.
const marks: Record<Verdict, ReactNode> = {
  met: <path d="M3 8.5 6.5 12 13 4.5" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="M8 3a5 5 0 0 1 0 10z" fill="currentColor" />
    </>
  ),
  on_track: <path d="M3 12.5 12 4M6.5 3.5H12.5V9.5" />,
  off_track: <path d="M4 14V2.5M4 3h8.5L10 6l2.5 3H4" />,
  no_data: <path d="M3.5 8h9" />,
  no_longer_published: <path d="M3.5 3.5h9v9h-9zM3.5 3.5l9 9" />,
  board_judgement: (
    <>
      <circle cx="8" cy="5" r="2.5" />
      <path d="M3 13.5c.6-3 2.4-4.5 5-4.5s4.4 1.5 5 4.5" />
    </>
  ),
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg
      className="app-verdict__mark"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      focusable="false"
    >
      {marks[verdict]}
    </svg>
  )
}
