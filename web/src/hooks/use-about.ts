import { createContext, useContext } from 'react'
import type { About } from '@/api/types'
import { useAddress } from '@/router/history'

export const AboutContext = createContext<About | null>(null)

/** What stands around the way in where nothing may be known yet. */
export const aboutUnknown: About = {
  product: 'Headrow',
  version: '',
  generation: 0,
  place_default: null,
  invented: false,
  country: '',
  strategies: [],
  neighbour_sets: [],
}

/** What the server says of itself; pages are drawn only once it is known. */
export function useAbout(): About {
  const about = useContext(AboutContext)
  if (about === null) throw new Error('useAbout is for pages inside the frame')
  return about
}

/** The name of the country that places are compared with. */
export function useCountry(): string {
  return useAbout().country
}

/** The code of the place the pages speak of: the address's, else the server's default, else "". */
export function usePlaceCode(): string {
  const { params } = useAddress()
  const { place_default } = useAbout()
  return params.get('place') ?? place_default ?? ''
}
