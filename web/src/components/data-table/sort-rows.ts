import type { Column } from './data-table'

/** The rows by the column named; "-name" for the largest first; what has no value is always last. */
export function sortRows<R>(rows: readonly R[], columns: readonly Column<R>[], sorting: string): R[] {
  const down = sorting.startsWith('-')
  const value = columns.find((column) => column.key === sorting.slice(down ? 1 : 0))?.value
  if (value === undefined) return [...rows]
  return [...rows].sort((left, right) => {
    const a = value(left)
    const b = value(right)
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
    return down ? -order : order
  })
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
