// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { csvText } from '@/downloads/csv'
import { xlsxBytes } from '@/downloads/xlsx'

const headings = ['Name', 'Figure']
const rows = [['Ashbury, "old"', 45.0625], ['A & B <c>', null]]

it('writes CSV that quotes what must be quoted and keeps numbers unrounded', () => {
  expect(csvText(headings, rows)).toBe('\ufeffName,Figure\r\n"Ashbury, ""old""",45.0625\r\nA & B <c>,\r\n')
})

it('writes a workbook with numbers as numbers and text escaped', () => {
  const parts = unzipSync(xlsxBytes(headings, rows))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
  const parsed = new DOMParser().parseFromString(sheet, 'application/xml')
  expect(parsed.querySelector('parsererror')).toBeNull()
  expect([...parsed.querySelectorAll('v')].map((cell) => cell.textContent)).toEqual(['45.0625'])
  expect([...parsed.querySelectorAll('t')].map((cell) => cell.textContent)).toEqual(['Name', 'Figure', 'Ashbury, "old"', 'A & B <c>'])
})
