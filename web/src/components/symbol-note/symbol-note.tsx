import { symbolMeaning } from '@/format/figures'

interface Props {
  rows: readonly { value: number | null; symbol?: string | null; status?: string | null }[]
}

/** Says in words the marks that stand in a table: p for provisional, c for suppressed, and so on. */
export function SymbolNote({ rows }: Props) {
  const symbols = new Set(rows.flatMap((row) => (row.value === null && row.symbol ? [row.symbol] : [])))
  const notes = [...symbols].sort().map((symbol) => `${symbol}: ${symbolMeaning(symbol)}`)
  if (rows.some((row) => row.value !== null && row.status === 'provisional')) notes.unshift('p: provisional, may be revised')
  if (notes.length === 0) return null
  return <p className="govuk-body app-small app-secondary govuk-!-margin-bottom-2">{notes.join('; ')}.</p>
}
