import { describe, expect, it } from 'vitest'
import type { AttendanceBoard, AttendanceSchool } from '@/api/pupil-types'
import { calendarCells, monthsOf } from '@/charts/calendar/calendar-days'
import { boardSentence, signalled, signalWords } from '@/pages/attendance/board-words'

const school = (urn: string, more: Partial<AttendanceSchool> = {}): AttendanceSchool => ({
  urn,
  name: `School ${urn}`,
  type: 'primary',
  rates: [95, 94],
  difference: 0,
  signals: [],
  judged: true,
  worse: false,
  pupils: 200,
  persistent: 20,
  severe: 1,
  lately: 2,
  ...more,
})

const board = (schools: AttendanceSchool[]): AttendanceBoard => ({ period: '2025/26', weeks: ['2026-07-06', '2026-07-13'], city: [94.1, 93.82], schools })

describe('the attendance board', () => {
  it('puts the schools that do worse first, the farthest down before the others', () => {
    const schools = [school('1'), school('2', { signals: ['beyond a limit'], difference: 2 }), school('3', { signals: ['beyond a limit'], worse: true, difference: -1 }), school('4', { signals: ['beyond a limit'], worse: true, difference: -3 })]
    expect(signalled(schools).map((one) => one.urn)).toEqual(['4', '3', '2'])
    expect(boardSentence(board(schools), schools)).toBe('In the week of 13 July 2026 pupils attended 93.8% of sessions in the city. Of 4 schools 3 show more than chance, 2 of them for the worse.')
  })

  it('says when nothing is more than chance, and when that cannot be told', () => {
    expect(boardSentence(board([school('1')]), [school('1')])).toContain('Of 1 school none shows more than chance.')
    expect(signalWords(school('1', { judged: false }))).toBe('Too few weeks to tell')
    expect(signalWords(school('1', { signals: ['beyond a limit'], worse: true }))).toBe('Lower: beyond a limit')
  })
})

describe('the attendance calendar', () => {
  it('has a column a week, empty ones for holidays', () => {
    const cells = calendarCells(['2025-10-24', '2025-11-03', '2025-11-04'].map((day) => ({ day, value: 6 })))
    expect(cells.map(({ week, weekday }) => [week, weekday])).toEqual([
      [0, 4],
      [2, 0],
      [2, 1],
    ])
  })

  it('names a month where it begins, unless the name before still stands there', () => {
    const cells = calendarCells(['2026-04-20', '2026-04-27', '2026-05-04', '2026-06-01'].map((day) => ({ day, value: 6 })))
    expect(monthsOf(cells)).toEqual([
      { week: 0, name: 'Apr' },
      { week: 6, name: 'Jun' },
    ])
  })
})
