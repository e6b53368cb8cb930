import { describe, expect, it } from 'vitest'
import { difference, figureText, number, ordinal, rankText, withUnit } from '@/format/figures'

describe('numbers', () => {
  it('have commas and the decimals of their measure', () => {
    expect(number(186196)).toBe('186,196')
    expect(number(45.062, 1)).toBe('45.1')
    expect(number(48.949999999999996, 1)).toBe('49.0')
  })

  it('have no sign when they round to nought', () => {
    expect(number(-0.04, 1)).toBe('0.0')
    expect(difference(-0.04, 'points', 1)).toBe('0.0 points')
    expect(difference(0.04, 'points', 1)).toBe('0.0 points')
  })

  it('stand with their unit as it is written', () => {
    expect(withUnit(76.24, '%', 1)).toBe('76.2%')
    expect(withUnit(45.1, 'points', 1)).toBe('45.1 points')
    expect(withUnit(-1204, '£', 0)).toBe('-£1,204')
    expect(withUnit(-0.21, 'index', 2)).toBe('-0.21')
  })
})

describe('differences', () => {
  it('of percentages are percentage points, never per cent', () => {
    expect(difference(3.14, '%', 1)).toBe('+3.1 pp')
    expect(difference(-0.5, '%', 1)).toBe('-0.5 pp')
  })

  it('say their sign', () => {
    expect(difference(0.5, 'points', 1)).toBe('+0.5 points')
    expect(difference(-12.4, '£', 0)).toBe('-£12')
    expect(difference(12.4, '£', 0)).toBe('+£12')
  })
})

describe('ranks', () => {
  it('are ordinals out of those ranked', () => {
    expect(rankText(72, 152)).toBe('72nd of 152')
    expect([1, 2, 3, 4, 11, 12, 13, 21, 101, 111].map(ordinal)).toEqual([
      '1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '101st', '111th',
    ])
    expect(rankText(null, 152)).toBe('')
  })
})

describe('a missing figure', () => {
  it('says why there is none', () => {
    expect(figureText(null, '%', 1, 'c')).toBe('suppressed by the publisher')
    expect(figureText(null, '%', 1)).toBe('no figure')
  })
})
