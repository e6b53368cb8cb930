import type { ReactNode } from 'react'
import './sentence.css'

/** The answer in a sentence with which a page begins. */
export function Sentence({ children }: { children: ReactNode }) {
  return <p className="app-sentence">{children}</p>
}
