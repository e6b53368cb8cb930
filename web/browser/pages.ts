import type { About, MeasureSummary, Place, SchoolList, Scorecard, Source } from '../src/api/types.ts'
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
  const { places = [] } = (await ask<{ places: Place[] }>('places?kind=authority')) ?? {}
  const few = [place, ...places.filter((other) => other.open && other.code !== place).slice(-2).map((other) => other.code)]
  return [
    { name: 'measures', path: '/evidence' },
    { name: 'a measure', path: `/evidence/measure?measure=${measure}&place=${place}` },
    { name: 'the spine chart', path: `/evidence/spine?place=${place}` },
    { name: 'a comparison', path: `/evidence/compare?measure=${measure}&places=${few.join(',')}` },
    { name: 'an own table', path: `/evidence/table?measures=${measure}&places=${few.join(',')}&periods=all` },
    { name: 'an address that is not there', path: '/no-such-page' },
    ...(await pagesOfRooms(place)),
  ]
}

/** The pages of the strategy, of schools and of the data. */
async function pagesOfRooms(place: string): Promise<PageAddress[]> {
  const [scorecard, schools, sources] = await Promise.all([
    ask<Scorecard>(`scorecard?place=${place}`),
    ask<SchoolList>('schools'),
    ask<{ sources: Source[] }>('sources'),
  ])
  const area = scorecard?.areas[0]?.code
  const school = schools?.schools[0]?.number
  const source = sources?.sources[0]?.id
  if (area === undefined || school === undefined || source === undefined) {
    throw new Error(`${origin} has no scorecard, no school or no file loaded: fill its data folder first`)
  }
  return [
    { name: 'the first minute', path: '/' },
    { name: 'the scorecard', path: '/strategy' },
    { name: 'an area of the strategy', path: `/strategy/area/${area}` },
    { name: 'the two printed pages', path: '/strategy/print' },
    { name: 'the schools', path: '/schools' },
    { name: 'a school', path: `/schools/${school}` },
    { name: 'the files loaded', path: '/data' },
    { name: 'a file', path: `/data/sources/${source}` },
    { name: 'a row of a file', path: `/data/sources/${source}/rows/2` },
    { name: 'the findings', path: '/data/findings' },
    { name: 'the disagreements', path: '/data/disagreements' },
    { name: 'how accessible it is', path: '/accessibility' },
  ]
}
