import { describe, expect, it } from 'vitest'
import { compareSentence, placeLines } from '@/pages/compare/compare-lines'
import { selected } from '@/pages/evidence/select-measures'
import { onAxis, rankAmong } from '@/pages/measure/choose-axis'
import { spineSentence } from '@/pages/spine/spine-sentence'
import { across } from '@/pages/table/across'
import type { Compare, MeasurePage, OwnTable, Spine } from '@/api/types'
import { answers } from '../browser/fixtures/answers'
import { authorities, measures } from '../browser/fixtures/nation'

const ask = <T>(route: string, query: Record<string, string>) => answers[route]!(new URLSearchParams(query)) as T
const place = authorities[0]!.code

describe('the list of measures', () => {
  it('finds every word, in title, theme or phase, and leaves out those without figures', () => {
    const found = (search: string, figures = '') =>
      selected(measures, { search, theme: '', phase: '', figures }).map((measure) => measure.code)
    expect(found('english GRADE')).toEqual(['ks4.english_maths_5'])
    expect(found('attendance')).toEqual(['absence.overall', 'absence.persistent'])
    expect(found('sustained')).toEqual([])
    expect(found('sustained', 'all')).toEqual(['destinations.sustained'])
  })
})

describe('the reader’s own axis', () => {
  const { strip } = ask<MeasurePage>('measure', { measure: 'ks4.attainment8', place })
  const codes = (points: typeof strip) => points.map((point) => point.code)

  it('always has our place, and only those picked', () => {
    const other = authorities[8]!.code
    expect(codes(onAxis(strip, { kind: 'own', added: [other], left: [] }))).toEqual([place, other])
    expect(codes(onAxis(strip, { kind: 'all', added: [], left: [other, place] }))).not.toContain(other)
    expect(codes(onAxis(strip, { kind: 'all', added: [], left: [other, place] }))).toContain(place)
  })

  it('ranks among those on it by what is good', () => {
    const point = (code: string, value: number | null, is_place = false) =>
      ({ code, name: code, value, rank: null, band: null, is_place, is_neighbour: false, region: null })
    const points = [point('a', 10), point('b', 8, true), point('c', 8), point('d', 4), point('e', null)]
    expect(rankAmong(points, 'high')).toEqual({ rank: 2, ranked: 4 })
    expect(rankAmong(points, 'low')).toEqual({ rank: 2, ranked: 4 })
    expect(rankAmong(points, 'neither')).toBeNull()
  })
})

describe('a comparison', () => {
  const data = ask<Compare>('compare', { measure: 'absence.overall', places: `${place},${authorities[6]!.code}` })

  it('has each authority and then the country', () => {
    expect(placeLines(data, 'Northmark').map((line) => line.name)).toEqual(['Ashbury', 'Brackcombe', 'Northmark'])
  })

  it('calls the lowest the best where low is good', () => {
    expect(compareSentence(data, 'Northmark', (value) => value.toFixed(1))).toMatch(
      /^In 2024\/25 Ashbury had the best figure of 2, \d\.\d, and Brackcombe the last, \d\.\d; Northmark \d\.\d\.$/,
    )
  })
})

describe('the own table', () => {
  const { rows } = ask<OwnTable>('table', { measures: 'ks4.attainment8,absence.overall', places: `${place},${authorities[6]!.code}`, periods: 'all' })

  it('lays periods across the top in order of time', () => {
    const { headings, lines } = across([...rows].reverse(), 'period_key')
    expect(headings[0]).toBe('2014/15')
    expect(headings.at(-1)).toBe('2024/25')
    expect(lines).toHaveLength(4)
    expect(lines[0]?.cells.get('2023/24')?.value).toEqual(expect.any(Number))
  })

  it('lays authorities across the top', () => {
    expect(across(rows, 'place_name').headings).toEqual(['Ashbury', 'Brackcombe'])
  })
})

it('says how many measures of a spine are in each band', () => {
  const spine = ask<Spine>('spine', { place, theme: 'looked_after' })
  expect(spineSentence(spine)).toBe('No measure here gives Ashbury a rank.')
  expect(spineSentence(ask<Spine>('spine', { place, theme: 'attendance' }))).toMatch(/^Of 2 measures with a rank, Ashbury has /)
})
