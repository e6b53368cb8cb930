import { expect, it } from 'vitest'
import { groupWords } from '@/format/groups'
import { inWords, words } from '@/format/words'

it('says groups in words', () => {
  expect(groupWords('')).toBe('All pupils')
  expect(groupWords('disadvantaged=yes & sex=f')).toBe('Disadvantaged and girls')
  expect(groupWords('ethnicity=chinese')).toBe('Ethnicity: chinese')
})

it('says the codes of the catalogue in words', () => {
  expect(words('key_stage_4')).toBe('Key stage 4')
  expect(words('some_new_theme')).toBe('Some new theme')
})

it('joins with "and"', () => {
  expect(inWords(['a', 'b', 'c'])).toBe('a, b and c')
  expect(inWords(['a'])).toBe('a')
})
