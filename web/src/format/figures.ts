// How numbers are shown: thousands with commas, percentages to the measure's decimals, differences with sign and unit.

const symbolMeanings: Record<string, string> = {
  c: 'suppressed by the publisher',
  z: 'not applicable',
  x: 'not available',
  k: 'low: rounds to nought',
  low: 'low: rounds to nought',
  u: 'low reliability',
}

/** What a publisher's symbol in place of a number means; the symbol itself when it is not a known one. */
export function symbolMeaning(symbol: string): string {
  return symbolMeanings[symbol.toLowerCase()] ?? symbol
}

/**
 * "1,234.5": a number to so many decimals. A value that rounds to nought has no sign. A quartile between two figures may
 * come as 48.949999999999996, which is 48.95 and rounds up, as in the server's sentences.
 */
export function number(value: number, decimals = 0): string {
  const text = Number(value.toPrecision(12)).toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  return /^-[0.,]+$/.test(text) ? text.slice(1) : text
}

/** The number with its unit: "45.1 points", "76.2%", "£1,204", "37 per 10,000 children". */
export function withUnit(value: number, unit: string, decimals: number): string {
  const text = number(value, decimals)
  if (unit === '%') return `${text}%`
  if (unit === '£') return value < 0 ? `-£${text.replace('-', '')}` : `£${text}`
  if (unit === '' || unit === 'index' || unit === 'ratio') return text
  return `${text} ${unit}`
}

/** A figure for a table or a sentence; when there is none, its symbol or "No figure". */
export function figureText(value: number | null, unit: string, decimals: number, symbol?: string | null): string {
  if (value !== null) return withUnit(value, unit, decimals)
  return symbol ? symbolMeaning(symbol) : 'no figure'
}

/** The unit of a difference: percentages differ by percentage points. */
export function differenceUnit(unit: string): string {
  return unit === '%' || unit === 'percentage points' ? 'pp' : unit
}

/** "+3.1 pp", "-0.5 points", "0.0 points". */
export function difference(value: number, unit: string, decimals: number): string {
  const text = number(value, decimals)
  const signed = value > 0 && /[1-9]/.test(text) ? `+${text}` : text
  return unit === '£' ? signed.replace(/([+-]?)/, '$1£') : joinUnit(signed, differenceUnit(unit))
}

function joinUnit(text: string, unit: string): string {
  return unit === '' || unit === 'index' || unit === 'ratio' ? text : `${text} ${unit}`
}

/** 1st, 2nd, 3rd, 11th. */
export function ordinal(value: number): string {
  const tens = value % 100
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
  return `${number(value)}${ending}`
}

/** "72nd of 152"; "" when there is no rank. */
export function rankText(rank: number | null, ranked: number | null): string {
  if (rank === null) return ''
  return ranked === null ? ordinal(rank) : `${ordinal(rank)} of ${number(ranked)}`
}
