import { createContext, useContext } from 'react'
import type { Parts } from './match'

export const PartsContext = createContext<Parts>({})

/** The value of a part of the page's path, such as `number` of "/schools/:number". */
export function usePart(name: string): string {
  return useContext(PartsContext)[name] ?? ''
}
