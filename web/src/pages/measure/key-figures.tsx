import type { MeasurePage, Row } from '@/api/types'
import { Band, type Fact, Facts, Figure, Difference, Rank } from '@/components'
import { figureText, number } from '@/format/figures'

/** The figure, its comparators, its standing and its change. */
export function KeyFigures({ data }: { data: MeasurePage }) {
  if (data.row === null || data.row.value === null) return null
  return <Facts facts={[...standing(data, data.row), ...movement(data, data.row)]} />
}

function standing({ measure, place }: MeasurePage, row: Row): Fact[] {
  const { unit, decimals } = measure
  const against = (name: string, value: number | null): Fact[] =>
    value === null || row.value === null
      ? []
      : [{ name: `Difference from ${name}`, value: <Difference value={row.value - value} unit={unit} decimals={decimals} />, note: `${name}: ${figureText(value, unit, decimals)}` }]
  const facts: Fact[] = [
    {
      name: `${place.name}, ${row.period}`,
      value: <Figure value={row.value} unit={unit} decimals={decimals} source={row} />,
      note: intervalNote(row, decimals) ?? row.status,
    },
    ...against('England', row.england),
    ...against(place.region ?? 'the region', row.region),
    ...against('neighbours', row.neighbours),
  ]
  const england = facts[1]
  if (england !== undefined && row.significance) {
    england.note = `${row.significance === 'no_different' || row.significance === 'no different' ? 'no different' : row.significance} statistically; ${String(england.note)}`
  }
  if (row.rank !== null) {
    facts.push({ name: 'Rank', value: <Rank rank={row.rank} ranked={row.ranked} />, note: row.band === null ? null : <Band band={row.band} spelled /> })
  }
  return facts
}

function intervalNote(row: Row, decimals: number): string | null {
  if (row.lower === null || row.upper === null) return null
  return `95% interval ${number(row.lower, decimals)} to ${number(row.upper, decimals)}`
}

function movement({ measure }: MeasurePage, row: Row): Fact[] {
  const { unit, decimals } = measure
  const facts: Fact[] = []
  if (row.change !== null && row.previous_period !== null) {
    const between = row.periods_between !== null && row.periods_between > 0
    facts.push({
      name: `Change since ${row.previous_period}`,
      value: <Difference value={row.change} unit={unit} decimals={decimals} />,
      note: between ? 'periods without a figure lie between' : null,
    })
  }
  if (row.baseline !== null && row.baseline_period !== null && row.value !== null && row.baseline_period !== row.period) {
    facts.push({
      name: `Change since ${row.baseline_period}`,
      value: <Difference value={row.value - row.baseline} unit={unit} decimals={decimals} />,
      note: `${figureText(row.baseline, unit, decimals)} then`,
    })
  }
  if (row.distance_band !== null && row.band !== null && row.band !== 'A') {
    facts.push({
      name: 'To the next band',
      value: <Difference value={row.distance_band} unit={unit} decimals={decimals} />,
      note: row.children === null ? null : `about ${number(Math.abs(row.children))} children`,
    })
  }
  return facts
}
