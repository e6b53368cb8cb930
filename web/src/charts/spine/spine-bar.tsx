import type { Polarity, Row } from '@/api/types'
import { figureText } from '@/format/figures'
import { bandBlocks, palette } from '../palette'
import { along } from './along'

interface Props {
  row: Row
  worst: number | null
  best: number | null
  unit: string
  decimals: number
  polarity: Polarity
  country: string
}

const width = 260
const height = 30
const edge = 9

/** A count of the whole country stands far outside those of its authorities. */
function between(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other)
}

/** Worst to best authority on one line: blocks of the four quarters, the country's line, our mark. */
export function SpineBar({ row, worst, best, unit, decimals, polarity, country }: Props) {
  if (worst === null || best === null || row.value === null) return <span className="app-secondary">No figure to place</span>
  const x = (value: number) => edge + along(value, worst, best) * (width - 2 * edge)
  const cuts = [row.q25, row.q50, row.q75].flatMap((cut) => cut ?? [])
  const edges = [x(worst), ...cuts.map(x).sort((a, b) => a - b), x(best)]
  const letters = (['D', 'C', 'B', 'A'] as const).slice(0, cuts.length === 3 ? 4 : 0)
  const text = (value: number | null) => figureText(value, unit, decimals)
  const ends = polarity === 'neither' ? 'From lowest' : 'From worst'
  return (
    <svg
      className="app-spine__bar"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${ends} ${text(worst)} to ${text(best)}; ${row.place_name} ${text(row.value)}, ${country} ${text(row.england)}`}
    >
      {letters.map((letter, index) => (
        <rect
          key={letter}
          x={edges[index]}
          y="6"
          width={Math.max(0, (edges[index + 1] ?? 0) - (edges[index] ?? 0))}
          height="18"
          // Without a good direction a band has no letter, and all are of one tint.
          fill={polarity === 'neither' ? bandBlocks.C : bandBlocks[letter]}
          stroke="#ffffff"
        />
      ))}
      <rect x={x(worst)} y="6" width={x(best) - x(worst)} height="18" fill="none" stroke={palette.rule} />
      {row.england !== null && between(row.england, worst, best) && (
        <path d={`M${x(row.england)} 2V28`} stroke={palette.darkGrey} strokeWidth="2.5" strokeDasharray="5,3" />
      )}
      <circle cx={x(row.value)} cy="15" r="7.5" fill={palette.darkBlue} stroke="#ffffff" strokeWidth="2" />
    </svg>
  )
}
