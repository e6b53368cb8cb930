export type Cell = string | number | null

/** RFC 4180 with a byte order mark, so that Excel reads the accents. */
export function csvText(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => cells.map(field).join(',')
  return `\ufeff${[line(headings), ...rows.map(line)].join('\r\n')}\r\n`
}

function field(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}
