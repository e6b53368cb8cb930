import type { About, MeasureSummary, SchoolList, Source } from '../src/api/types.ts'
import { origin } from './browser.ts'

export interface PageAddress {
  name: string
  path: string
}

/** Asks the server under test; undefined where it has no such route or answer. */
export async function ask<T>(route: string): Promise<T | undefined> {
  const response = await fetch(`${origin}/api/v1/${route}`)
  return response.ok ? ((await response.json()) as T) : undefined
}

/** A measure with figures for which authorities have ranks, preferably one of attainment. */
export async function aMeasure(): Promise<string> {
  const { measures = [] } = (await ask<{ measures: MeasureSummary[] }>('measures')) ?? {}
  const loaded = measures.filter((measure) => measure.loaded && measure.polarity !== 'neither')
  const chosen = loaded.find((measure) => measure.code === 'ks4.attainment8') ?? loaded[0]
  if (chosen === undefined) throw new Error(`${origin} has no measure with figures: fill its data folder first`)
  return chosen.code
}

/** Every page of the server under test, each with addresses that its own data allow. */
export async function everyPage(): Promise<PageAddress[]> {
  const about = await ask<About>('about')
  if (about === undefined) throw new Error(`${origin} does not answer /api/v1/about`)
  const place = about.place_default ?? ''
  const measure = await aMeasure()
  const { places = [] } = (await ask<{ places: { code: string }[] }>('places?kind=authority')) ?? {}
  const few = places.slice(0, 3).map((other) => other.code)
  return [
    { name: 'measures', path: '/evidence' },
    { name: 'a measure', path: `/evidence/measure?measure=${measure}&place=${place}` },
    { name: 'the spine chart', path: `/evidence/spine?place=${place}` },
    { name: 'a comparison', path: `/evidence/compare?measure=${measure}&places=${few.join(',')}` },
    { name: 'an own table', path: `/evidence/table?measures=${measure}&places=${few.join(',')}&periods=all` },
    { name: 'an address that is not there', path: '/no-such-page' },
    ...(await pagesOfRooms()),
  ]
}

/** The pages of the strategy, schools and data; their routes are asked first for something to show. */
async function pagesOfRooms(): Promise<PageAddress[]> {
  const pages: PageAddress[] = []
  const schools = await ask<SchoolList>('schools')
  const school = schools?.schools[0]
  if (school !== undefined) pages.push({ name: 'a school', path: `/schools/${school.urn}` })
  const sources = await ask<{ sources: Source[] }>('sources')
  const source = sources?.sources[0]
  if (source !== undefined) {
    pages.push(
      { name: 'a source', path: `/data/sources/${source.id}` },
      { name: 'a row of a source', path: `/data/sources/${source.id}/rows/2` },
    )
  }
  return pages
}
