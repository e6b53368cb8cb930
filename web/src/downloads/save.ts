import { type Cell, csvText } from './csv'

export interface TableData {
  headings: string[]
  rows: Cell[][]
}

/** Offers the table as a file, made in the browser; the workbook writer is fetched when first asked for. */
export async function saveTable(name: string, format: 'csv' | 'xlsx', { headings, rows }: TableData): Promise<void> {
  if (format === 'csv') return save(`${name}.csv`, csvText(headings, rows), 'text/csv;charset=utf-8')
  const { xlsxBytes } = await import('./xlsx')
  const bytes = xlsxBytes(headings, rows)
  save(`${name}.xlsx`, bytes.slice().buffer, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
}

function save(name: string, content: BlobPart, type: string) {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
