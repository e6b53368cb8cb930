import type { Row } from '@/api/types'
import { startOf } from '@/charts/time'

/** A line of the table laid across: what does not stand at the top, and a cell for each heading that does. */
export interface CrossLine {
  key: string
  first: Row
  cells: Map<string, Row>
}

/** The rows with periods, or places, across the top; periods in order of time, places in their first order. */
export function across(rows: readonly Row[], over: 'period_key' | 'place_name'): { headings: string[]; lines: CrossLine[] } {
  const headings = [...new Set(rows.map((row) => row[over]))]
  if (over === 'period_key') headings.sort((a, b) => startOf(a) - startOf(b) || a.localeCompare(b))
  const lines = new Map<string, CrossLine>()
  for (const row of rows) {
    const key = [row.measure, row.group, over === 'period_key' ? row.place_code : row.period_key].join(' | ')
    const line = lines.get(key) ?? { key, first: row, cells: new Map<string, Row>() }
    line.cells.set(row[over], row)
    lines.set(key, line)
  }
  return { headings, lines: [...lines.values()] }
}
