import { expect, it } from 'vitest'
import { dateText, momentText } from '@/format/dates'

it('writes days as officers do', () => {
  expect(dateText('2026-03-03')).toBe('3 March 2026')
  expect(dateText(null)).toBe('')
  expect(dateText('Autumn 2025')).toBe('Autumn 2025')
})

it('gives moments in the time of London, summer time included', () => {
  expect(momentText('2026-07-01T23:30:00Z')).toBe('2 July 2026, 00:30')
  expect(momentText('2026-11-02T09:14:00Z')).toBe('2 November 2026, 09:14')
  expect(momentText('2026-03-03')).toBe('3 March 2026')
})
