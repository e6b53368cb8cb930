import { describe, expect, it } from 'vitest'
import { dateText } from '@/format/dates'
import { partsOfLine } from '@/pages/home/line-parts'
import { openingOf } from '@/pages/home/opening'
import { commentaryOf, groupedByReason, reasonOf } from '@/pages/print/statement-words'
import { waitingByOwner } from '@/pages/print/waiting'
import { factName, factText, inspectionsOf, otherFactsOf } from '@/pages/school/school-facts'
import { splitByAge, themesOf } from '@/pages/school/figure-sets'
import { endOf } from '@/pages/scorecard/as-of'
import { countsText } from '@/pages/scorecard/counts'
import { roundOf } from '@/pages/source-row/source-row'
import { matchRoute } from '@/router/match'
import { school } from '../browser/fixtures/schools'
import { sourceRow } from '../browser/fixtures/sources'
import { minute, scorecard } from '../browser/fixtures/strategy'
import { authorities } from '../browser/fixtures/nation'

const query = new URLSearchParams({ place: authorities[0]?.code ?? '' })
const card = scorecard(query)!

describe('an address', () => {
  const routes = { '/schools': 'list', '/schools/:number': 'school', '/data/sources/:id/rows/:line': 'row' }

  it('finds its page and the values in it', () => {
    expect(matchRoute(routes, '/schools/')).toEqual({ route: 'list', parts: {} })
    expect(matchRoute(routes, '/schools/107852')).toEqual({ route: 'school', parts: { number: '107852' } })
    expect(matchRoute(routes, '/data/sources/a%2Fb/rows/12')).toEqual({ route: 'row', parts: { id: 'a/b', line: '12' } })
  })

  it('has none where a part is missing, too many, or no name of an object', () => {
    expect(matchRoute(routes, '/data/sources/1/rows')).toBeUndefined()
    expect(matchRoute(routes, '/schools/1/2')).toBeUndefined()
    expect(matchRoute(routes, '/schools/100%')).toEqual({ route: 'school', parts: { number: '100%' } })
  })
})

describe('the first minute', () => {
  it('links the first figure of a line, whatever commas its name and numbers have', () => {
    const line = { stage: 'Key stage 2: reading, writing and maths', text: 'Key stage 2: reading, writing and maths: 1,204 places in 2024/25, the goal 0.' }
    expect(partsOfLine(line)).toEqual({ name: line.stage, figure: '1,204 places in 2024/25', rest: ', the goal 0.' })
    expect(partsOfLine({ stage: null, text: 'It is 0.5 above.' })).toEqual({ name: '', figure: 'It is 0.5 above', rest: '.' })
  })

  it('opens in words: most children first, what moved suddenly, what ended', () => {
    expect(openingOf(minute(query)!, 'Northmark')).toEqual([
      'Ashbury has gained on Northmark in attainment 8 (about 1,240 children a year); and English and maths at 5.',
      'It has fallen back against Northmark in absence (about 300 children a year).',
      expect.stringMatching(/^Moved suddenly: /),
      '1 figure can no longer be measured.',
    ])
  })

  it('knows when the strategy ended', () => {
    expect(endOf('2016 to 2020')).toBe('2020')
    expect(endOf('')).toBeUndefined()
  })

  it('counts verdicts in their order', () => {
    expect(countsText(card.counts)).toBe('1 met, 1 half met, 1 on track, 1 off track, 1 without data, 1 no longer published, 2 for a board to judge')
  })
})

describe('the printed statements', () => {
  const statement = (code: string) => card.areas.flatMap((area) => area.statements).find((each) => each.code === code)!

  it('give the roll-up, the board’s words or the first sentence as the reason', () => {
    expect(reasonOf(statement('attainment.stages'))).toBe('3 stages.')
    expect(reasonOf(statement('leadership.training'))).toBe('Learning board: Largely so.')
    expect(reasonOf(statement('leadership.alliances'))).toMatch(/^not judged yet by the .+, due 31 December 2026\.$/)
    expect(reasonOf({ kind: 'measured', rollup: null, judgement: null, board: null, due: null, reason: 'Leeds 68.3% in 2024/25. It moved.' })).toBe('Leeds 68.3% in 2024/25.')
  })

  it('stand together where they share verdict and reason, and none is lost', () => {
    const statements = card.areas.flatMap((area) => area.statements)
    const twice = [...statements, { ...statement('leadership.alliances'), code: 'again' }]
    const groups = groupedByReason(twice)
    expect(groups.flatMap((group) => group.statements)).toHaveLength(twice.length)
    expect(groups.filter((group) => group.statements.length > 1).map((group) => group.statements.map(({ code }) => code))).toEqual([
      ['leadership.alliances', 'again'],
    ])
  })

  it('carry the officer’s commentary of any stage', () => {
    expect(commentaryOf(statement('attainment.stages'))).toBe('Two schools opened sixth forms this year. (A. Officer)')
  })
})

it('counts the decisions that wait for each board and date, the most first', () => {
  const decision = (owner: string | null, due: string | null) => ({ text: 'Judge', statement: null, owner, due })
  const waiting = waitingByOwner([decision('A', null), decision('B', '2026-12-31'), decision('A', '2026-12-31'), decision('B', '2026-12-31')])
  expect(waiting.map(({ owner, due, count }) => [owner, due, count])).toEqual([
    ['B', '2026-12-31', 2],
    ['A', null, 1],
    ['A', '2026-12-31', 1],
  ])
})

describe('a school', () => {
  const { facts, figures } = school('900002')!

  it('has its inspections by their kinds of grades', () => {
    expect(inspectionsOf(facts).map(({ title, facts: found }) => [title, found.map(({ name }) => factName(name))])).toEqual([
      ['Report card', ['Attendance']],
      ['Ungraded inspection', ['Outcome']],
      ['Graded inspection', ['Overall', 'Date']],
    ])
  })

  it('gives grades and dates in words, and nothing twice', () => {
    expect(factText({ name: 'inspection', value: '2' })).toBe('Good')
    expect(factText({ name: 'report card attendance', value: '2' })).toBe('2')
    expect(dateText('12-03-2023')).toBe('12 March 2023')
    expect(otherFactsOf(facts).map(({ name }) => name)).toEqual(['age range', 'ADMPOL'])
  })

  it('shows the newest figure of each measure, with a comparator where two files have it', () => {
    const figure = (period: string, authority_value: number | null) => ({ ...figures[0]!, period, authority_value })
    const all = [figure('2018/19', 5), figure('2022/23', null), figure('2022/23', 6), figure('2017/18', null)]
    const { newest, earlier } = splitByAge(all)
    expect(newest).toEqual([all[2]])
    expect(earlier).toEqual([all[0], all[1], all[3]])
  })

  it('puts columns without a theme last', () => {
    expect(themesOf([...figures].reverse()).map(([theme]) => theme)).toEqual(['attendance', 'other'])
  })
})

it('numbers the rows round one as in the file', () => {
  expect(roundOf(sourceRow('source-key_stage_4', 3)!).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6])
})
