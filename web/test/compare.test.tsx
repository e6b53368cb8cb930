// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Compare } from '@/api/types'
import { placeLines } from '@/pages/compare/compare-lines'
import { PeriodsTable } from '@/pages/compare/periods-table'
import { answers } from '../browser/fixtures/answers'
import { authorities } from '../browser/fixtures/nation'

beforeEach(() => window.history.replaceState(null, '', '/evidence/compare'))
afterEach(cleanup)

const places = [authorities[0]!, authorities[6]!].map(({ code }) => code).join(',')
const data = answers.compare!(new URLSearchParams({ measure: 'ks4.attainment8', places })) as Compare

describe('a comparison’s periods', () => {
  it('say where the definition changed and which figures are not scored, the newest first', () => {
    const breaks = [{ period: '2014/15' }, { period: '2017/18' }]
    render(<PeriodsTable data={data} breaks={breaks} lines={placeLines(data, 'Northmark')} downloads={{ csv: '', xlsx: '' }} />)
    const rows = screen.getAllByRole('rowheader').map((cell) => cell.textContent ?? '')
    expect(rows[0]).toBe('2024/25')
    expect(rows.filter((row) => row.includes('Break'))).toEqual(['2017/18Break: earlier levels not comparable'])
    expect(rows.filter((row) => row.includes('Not scored')).map((row) => row.slice(0, 7))).toEqual(['2020/21', '2019/20'])
  })
})

it('leaves the country out where children are counted', () => {
  const counted = { ...data, measure: { ...data.measure, kind: 'count' } }
  expect(placeLines(counted, 'Northmark').map(({ name, fromCountry }) => [name, fromCountry])).toEqual([
    ['Ashbury', null],
    ['Brackcombe', null],
  ])
})
