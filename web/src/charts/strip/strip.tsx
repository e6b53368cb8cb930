import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useState } from 'react'
import { addresses } from '@/addresses'
import type { Polarity, StripPoint } from '@/api/types'
import { Band, ChartWithTable, type Column, DataTable, Figure } from '@/components'
import { ordinal, withUnit } from '@/format/figures'
import { bandMeanings } from '@/format/words'
import { Link } from '@/router/link'
import { useCountry } from '@/hooks/use-about'
import { Key } from '../key/key'
import { palette } from '../palette'
import { PlotFigure } from '../plot-figure/plot-figure'
import { stripPlot } from './strip-plot'
import './strip.css'

interface Props {
  title: string
  measure: string
  group: string
  period: string
  unit: string
  decimals: number
  polarity: Polarity
  points: StripPoint[]
  q25: number | null
  q50: number | null
  q75: number | null
  england: number | null
  words: ReactNode
  downloads?: { csv: string; xlsx: string }
}

type Known = StripPoint & { value: number }

/** Every authority as a dot, ours large; the arrow keys move along it. */
export default function Strip(props: Props) {
  const { points, q25, q50, q75, england, polarity, decimals } = props
  const country = useCountry()
  const given = JSON.stringify(points)
  const known = useMemo(
    () => (JSON.parse(given) as StripPoint[]).filter((point): point is Known => point.value !== null).sort((a, b) => a.value - b.value),
    [given],
  )
  const ours = known.findIndex((point) => point.is_place)
  const [moved, setMoved] = useState<number | null>(null)
  const chosen = Math.min(moved ?? Math.max(0, ours), known.length - 1)
  const draw = useCallback(
    (width: number) => stripPlot({ points: known, q25, q50, q75, england, polarity, decimals, country }, moved === null ? -1 : chosen, width),
    [known, q25, q50, q75, england, polarity, decimals, country, moved, chosen],
  )
  return (
    <ChartWithTable
      title={props.title}
      words={props.words}
      chart={
        <>
          <Key entries={keyOf(known, ours, country, england)} />
          <Walk points={known} chosen={chosen} onMove={setMoved} textOf={(point) => pointText(point, props)}>
            <PlotFigure decorative label={props.title} draw={draw} />
          </Walk>
        </>
      }
      table={
        <DataTable
          id="strip"
          caption={`${props.title}, ${props.period}`}
          captionHidden
          sort={polarity === 'neither' ? '-value' : 'rank'}
          columns={columnsOf(props)}
          rows={points}
          rowKey={(point) => point.code}
          marked={(point) => point.is_place}
          downloads={props.downloads}
        />
      }
    />
  )
}

interface WalkProps {
  points: Known[]
  chosen: number
  onMove: (index: number) => void
  textOf: (point: Known) => string
  children: ReactNode
}

/** Lets the keyboard move along the authorities, as a slider does, and says where it stands. */
function Walk({ points, chosen, onMove, textOf, children }: WalkProps) {
  const point = points[chosen]
  if (point === undefined) return null
  const steps: Record<string, number> = {
    ArrowRight: chosen + 1, ArrowUp: chosen + 1, ArrowLeft: chosen - 1, ArrowDown: chosen - 1,
    PageUp: chosen + 10, PageDown: chosen - 10, Home: 0, End: points.length - 1,
  }
  function onKeyDown(event: KeyboardEvent) {
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    onMove(Math.max(0, Math.min(points.length - 1, next)))
  }
  return (
    <div>
      <div
        className="app-strip"
        role="slider"
        tabIndex={0}
        aria-label="Authorities from the lowest to the highest figure"
        aria-valuemin={1}
        aria-valuemax={points.length}
        aria-valuenow={chosen + 1}
        aria-valuetext={textOf(point)}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
      <p className="app-strip__readout">
        <span aria-hidden="true">{textOf(point)}</span>
        <span className="app-strip__steps app-no-print">
          <button type="button" className="app-strip__step" disabled={chosen === 0} onClick={() => onMove(chosen - 1)}>
            Lower
          </button>
          <button type="button" className="app-strip__step" disabled={chosen === points.length - 1} onClick={() => onMove(chosen + 1)}>
            Higher
          </button>
        </span>
      </p>
    </div>
  )
}

function pointText(point: Known, { unit, decimals }: Props): string {
  const parts = [`${point.name}: ${withUnit(point.value, unit, decimals)}`]
  if (point.rank !== null) parts.push(ordinal(point.rank))
  if (point.band !== null) parts.push(`band ${point.band}, ${bandMeanings[point.band]}`)
  return parts.join(', ')
}

function keyOf(points: Known[], ours: number, country: string, england: number | null) {
  const name = points[ours]?.name
  return [
    ...(name === undefined ? [] : [{ text: name, colour: palette.darkBlue, shape: { dot: 'filled' as const } }]),
    ...(points.some((point) => point.is_neighbour)
      ? [{ text: 'Statistical neighbours', colour: palette.darkBlue, shape: { dot: 'open' as const } }]
      : []),
    { text: 'Other authorities', colour: palette.grey, shape: { dot: 'small' as const } },
    ...(england === null ? [] : [{ text: country, colour: palette.darkGrey, shape: { line: '6,4', width: 2.5 } }]),
  ]
}

function columnsOf({ measure, group, unit, decimals, polarity }: Props): Column<StripPoint>[] {
  const columns: Column<StripPoint>[] = [
    {
      key: 'name',
      title: 'Authority',
      cell: (point) => (
        <Link to={addresses.measure(measure).to} query={{ measure, group, place: point.code }}>
          {point.name}
        </Link>
      ),
      value: (point) => point.name,
    },
    {
      key: 'value',
      title: unit === '%' ? 'Per cent' : unit.charAt(0).toUpperCase() + unit.slice(1),
      numeric: true,
      cell: (point) => <Figure value={point.value} decimals={decimals} />,
      value: (point) => point.value,
    },
  ]
  if (polarity !== 'neither') {
    columns.push(
      { key: 'rank', title: 'Rank', numeric: true, cell: (point) => (point.rank === null ? '-' : ordinal(point.rank)), value: (point) => point.rank },
      { key: 'band', title: 'Band', cell: (point) => <Band band={point.band} />, value: (point) => point.band },
    )
  }
  columns.push(
    { key: 'region', title: 'Region', cell: (point) => point.region ?? '-', value: (point) => point.region },
    { key: 'neighbour', title: 'Neighbour', cell: (point) => (point.is_neighbour ? 'Yes' : ''), value: (point) => (point.is_neighbour ? 'yes' : '') },
  )
  return columns
}
