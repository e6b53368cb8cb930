import { number } from '@/format/figures'
import { palette } from '../palette'

interface Props {
  /** In order of time. */
  points: { label: string; value: number | null }[]
  decimals: number
}

const width = 110
const height = 30
const edge = 5

/** A small line without axes, for a column of a table: only the shape of the change. */
export function Sparkline({ points, decimals }: Props) {
  const known = points.flatMap((point, index) => (point.value === null ? [] : [{ ...point, value: point.value, index }]))
  const first = known[0]
  const last = known.at(-1)
  if (first === undefined || last === undefined) return <span className="app-secondary">-</span>
  const low = Math.min(...known.map((point) => point.value))
  const high = Math.max(...known.map((point) => point.value))
  const x = (index: number) => edge + (index / Math.max(1, points.length - 1)) * (width - 2 * edge)
  const y = (value: number) => height - edge - ((value - low) / (high - low || 1)) * (height - 2 * edge)
  const text = `From ${number(first.value, decimals)} in ${first.label} to ${number(last.value, decimals)} in ${last.label}`
  // A missing period begins a new stretch of the line.
  const path = known
    .map((point, order) => `${order > 0 && known[order - 1]?.index === point.index - 1 ? 'L' : 'M'}${x(point.index).toFixed(1)} ${y(point.value).toFixed(1)}`)
    .join('')
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text}>
      <path d={path} fill="none" stroke={palette.darkBlue} strokeWidth="2" strokeLinejoin="round" />
      <circle cx={x(last.index)} cy={y(last.value)} r="4" fill={palette.darkBlue} />
    </svg>
  )
}
