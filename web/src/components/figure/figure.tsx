import { withUnit, number, symbolMeaning } from '@/format/figures'
import { SourceLink } from '../source-link/source-link'
import './figure.css'

interface Props {
  value: number | null
  decimals: number
  /** Left out in a column whose heading gives it. */
  unit?: string
  symbol?: string | null
  /** The row it comes from; with it the figure is a link. */
  source?: { source_id: string | null; line: number | null } | null
  /** Provisional figures are marked. */
  status?: string | null
}

/** A published figure, or why there is none; opens its source row. */
export function Figure({ value, decimals, unit, symbol, source, status }: Props) {
  if (value === null) return <Missing symbol={symbol ?? null} />
  const text = unit === undefined ? number(value, decimals) : withUnit(value, unit, decimals)
  const provisional = status === 'provisional' && (
    <abbr className="app-figure__mark" title="provisional, may be revised">
      p
    </abbr>
  )
  if (!source?.source_id) {
    return (
      <span className="app-nowrap">
        {text}
        {provisional}
      </span>
    )
  }
  return (
    <span className="app-nowrap">
      <SourceLink className="app-figure" source={{ source_id: source.source_id, line: source.line }}>
        {text}
      </SourceLink>
      {provisional}
    </span>
  )
}

function Missing({ symbol }: { symbol: string | null }) {
  if (symbol === null || symbol === '') return <span className="app-secondary">-</span>
  return (
    <abbr className="app-secondary app-figure__symbol" title={symbolMeaning(symbol)}>
      {symbol}
    </abbr>
  )
}
