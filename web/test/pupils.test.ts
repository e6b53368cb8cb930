import { describe, expect, it } from 'vitest'
import type { PupilAnswer, PupilGap, PupilRow } from '@/api/pupil-types'
import { behind, gapsSentence, paceWords } from '@/pages/equity/gap-words'
import { answerSentence } from '@/pages/pupils/answer-words'
import { partsOf, textOf } from '@/pages/pupils/group-parts'

const measure = { code: 'ks4.attainment8', title: 'Average attainment 8 score', short_title: 'Attainment 8', unit: 'points', kind: 'mean', polarity: 'high', decimals: 1 } as PupilAnswer['measure']

function row(period: string, value: number, titles: string[] = []): PupilRow {
  return { period, values: titles.map((title) => ({ code: title, title })), value, lower: value - 1, upper: value + 1, numerator: 0, denominator: 100, england: titles.length === 0 ? 46.7 : null }
}

function answer(rows: PupilRow[], by: string[] = []): PupilAnswer {
  return { measure, definition: '', method: '', group: '', group_title: 'Everyone', by, rows, coverage: [{ period: '2023/24', schools: 11, expected: 12 }] }
}

describe('a group in the address', () => {
  it('is the same after reading and writing', () => {
    expect(textOf(partsOf('fsm6=yes & sex=m'))).toBe('fsm6=yes & sex=m')
    expect(partsOf('')).toEqual([])
  })
  it('keeps the later of two values of one characteristic', () => {
    expect(textOf(partsOf('sex=m & fsm=no & sex=f'))).toBe('sex=f & fsm=no')
  })
})

describe('the sentence of an answer', () => {
  it('says figure, interval, change, country and coverage', () => {
    expect(answerSentence(answer([row('2022/23', 45), row('2023/24', 46.2)]), 'England')).toBe(
      'Average attainment 8 score, 2023/24: 46.2 points (95% interval 45.2 to 47.2). That is +1.2 points since 2022/23. England: 46.7 points. It covers 11 of 12 schools.',
    )
  })
  it('says the range of a breakdown', () => {
    expect(answerSentence(answer([row('2023/24', 50, ['Girls']), row('2023/24', 44, ['Boys'])], ['sex']), 'England')).toBe(
      'Average attainment 8 score, 2023/24: from 44.0 points (Boys) to 50.0 points (Girls). It covers 11 of 12 schools.',
    )
  })
  it('says when there is nobody', () => {
    expect(answerSentence(answer([]), 'England')).toContain('No pupil')
  })
})

describe('gaps in words', () => {
  const gap = (lower: number, upper: number, years: number | null, movement: PupilGap['movement'] = 'narrowing'): PupilGap => ({
    measure, movement, years_to_close: years, between_schools: null, within_schools: null, schools: [],
    years: [{ period: '2023/24', group: 40, others: 50, group_pupils: 20, others_pupils: 80, gap: -10, lower, upper }],
  })
  it('calls a group behind only where the interval says so', () => {
    expect(behind(gap(-12, -8, null))).toBe(true)
    expect(behind(gap(-12, 1, null))).toBe(false)
  })
  it('does not promise what lies beyond twenty years', () => {
    expect(paceWords(gap(-12, -8, 7.2))).toBe('closed in about 7 years at the present pace')
    expect(paceWords(gap(-12, -8, 31))).toBe('not in sight: over 20 years at the present pace')
    expect(paceWords(gap(-12, -8, null))).toBe('not closing at the present pace')
  })
  it('counts what narrows only because others fell apart', () => {
    const pair = { code: 'd', title: '', group: '', group_title: 'Disadvantaged pupils', others_title: 'Other pupils' }
    expect(gapsSentence({ pair, pairs: [], gaps: [gap(-12, -8, 5), gap(-12, -8, 5, 'narrower because others fell')] })).toBe(
      'Disadvantaged pupils do worse than other pupils in 2 of 2 measures, beyond chance. The gap is narrowing in 1. At 1 it is narrower only because others fell.',
    )
  })
})
