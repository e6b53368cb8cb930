import { describe, expect, it } from 'vitest'
import { apart } from '@/charts/labels'
import { along } from '@/charts/spine/along'
import { swarm } from '@/charts/strip/swarm'
import { brokenBetween, startOf, ticksThatFit, withGaps } from '@/charts/time'
import { yearsOfRows } from '@/charts/trend/trend-data'
import { rowOf } from '../browser/fixtures/figures'
import { authorities, measures, years } from '../browser/fixtures/nation'

const measure = measures.find((known) => known.code === 'ks4.attainment8')!
const place = authorities[0]!
const rows = years.map((year) => rowOf(measure, place, '', year))

describe('time', () => {
  it('is the year in which a period begins, whatever its label', () => {
    expect(['2018/19', '2019', '2021/22-2023/24', '2017-18'].map(startOf)).toEqual([2018, 2019, 2021, 2017])
    expect(['2018-19 quarter 3', '2016/17 autumn term', '2016/17 spring term', '2026 July'].map(startOf)).toEqual([2018.5, 2016, 2016 + 1 / 3, 2026.5])
    expect(startOf('')).toBeNaN()
  })

  it('keeps a place for a period that is missing, so that no line crosses it', () => {
    const points = withGaps([{ time: 2017 }, { time: 2014 }, { time: 2015 }], (point) => point.time, (time) => ({ time, empty: true }))
    expect(points).toEqual([{ time: 2014 }, { time: 2015 }, { time: 2016, empty: true }, { time: 2017 }])
  })

  it('always labels the last period', () => {
    expect(ticksThatFit([1, 2, 3, 4, 5, 6], 200, 70)).toEqual([3, 6])
  })

  it('knows whether a break lies between two periods', () => {
    const breaks = [{ period: '2021/22' }]
    expect(brokenBetween(breaks, '2018/19', '2023/24')).toBe(true)
    expect(brokenBetween(breaks, '2021/22', '2023/24')).toBe(false)
    expect(brokenBetween(breaks, '2014/15', '2018/19')).toBe(false)
  })
})

describe('a trend', () => {
  it('begins a new stretch where the definition changed', () => {
    const drawn = yearsOfRows(rows, [{ period: '2017/18', note: 'New grades' }])
    const stretchOf = (label: string) => drawn.find((year) => year.label === label)?.stretch
    expect(stretchOf('2016/17')).toBe(0)
    expect(stretchOf('2017/18')).toBe(1)
    expect(stretchOf('2024/25')).toBe(1)
  })

  it('speaks of canonical periods though the file says otherwise', () => {
    expect(rows[0]?.period).toBe('2015')
    expect(yearsOfRows(rows, [])[0]?.label).toBe('2014/15')
  })
})

describe('dots of a strip', () => {
  it('never overlap in their row', () => {
    const positions = Array.from({ length: 150 }, (_, index) => ((index * 37) % 150) * 2.3)
    const placed = swarm(positions, 10)
    for (const row of new Set(placed)) {
      const inRow = positions.filter((_, index) => placed[index] === row).sort((a, b) => a - b)
      for (let index = 1; index < inRow.length; index++) expect(inRow[index]! - inRow[index - 1]!).toBeGreaterThanOrEqual(10)
    }
  })
})

describe('labels at the ends of lines', () => {
  it('move apart and stay within the frame', () => {
    const labels = [100, 101, 102, 195].map((y) => ({ text: '', y, colour: '' }))
    const ys = apart(labels, 18, 0, 200).map((label) => label.y)
    for (let index = 1; index < ys.length; index++) expect(ys[index]! - ys[index - 1]!).toBeGreaterThanOrEqual(18)
    expect(Math.max(...ys)).toBeLessThanOrEqual(200)
  })
})

it('places a value between worst and best, whichever way is good', () => {
  expect(along(75, 50, 100)).toBe(0.5)
  expect(along(4, 8, 4)).toBe(1)
  expect(along(9, 8, 4)).toBe(0)
})
