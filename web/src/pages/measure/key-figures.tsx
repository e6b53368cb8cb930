import type { MeasurePage, Row } from '@/api/types'
import { Band, type Fact, Facts, Figure, Difference, Rank } from '@/components'
import { brokenBetween } from '@/charts/time'
import { figureText, number } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'

/** The figure, its comparators, its standing and its change. */
export function KeyFigures({ data }: { data: MeasurePage }) {
  const country = useCountry()
  if (data.row === null || data.row.value === null) return null
  return <Facts facts={[...standing(data, data.row, country), ...movement(data, data.row, country)]} />
}

function standing({ measure, place }: MeasurePage, row: Row, country: string): Fact[] {
  const { unit, decimals } = measure
  const against = (name: string, value: number | null): Fact[] =>
    value === null || row.value === null
      ? []
      : [{ name: `Difference from ${name}`, value: <Difference value={row.value - value} unit={unit} decimals={decimals} />, note: `${name}: ${figureText(value, unit, decimals)}` }]
  const facts: Fact[] = [
    {
      name: `${place.name}, ${row.period_key}`,
      value: <Figure value={row.value} unit={unit} decimals={decimals} source={row} />,
      note: intervalNote(row, decimals) ?? row.status,
    },
    // A number of children is not compared with that of a whole country.
    ...(measure.kind === 'count' ? [] : [...against(country, row.england), ...against(row.region_name ?? 'the region', row.region)]),
    ...against('neighbours', row.neighbours),
  ]
  const national = facts[1]
  if (national !== undefined && measure.kind !== 'count' && row.england !== null && row.significance) {
    national.note = `${national.note}; statistically ${row.significance.replace('_', ' ')}`
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

function movement(data: MeasurePage, row: Row, country: string): Fact[] {
  const { unit, decimals } = data.measure
  const facts: Fact[] = []
  if (row.change !== null && row.previous_period !== null) {
    const between = row.periods_between !== null && row.periods_between > 0
    facts.push(
      changeSince(data, row, row.previous_period, row.change, between ? 'periods without a figure lie between' : null, country),
    )
  }
  const since = row.baseline_period
  if (row.baseline !== null && since !== null && row.value !== null && since !== row.period_key && since !== row.previous_period) {
    facts.push(changeSince(data, row, since, row.value - row.baseline, `${figureText(row.baseline, unit, decimals)} then`, country))
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

/** The change of level; across a break of definition the change of the difference from the country instead. */
function changeSince({ measure, trend }: MeasurePage, row: Row, since: string, change: number, note: string | null, country: string): Fact {
  const { unit, decimals } = measure
  if (!brokenBetween(measure.breaks, since, row.period_key)) {
    return { name: `Change since ${since}`, value: <Difference value={change} unit={unit} decimals={decimals} />, note }
  }
  const before = trend.find((other) => other.period_key === since)
  return {
    name: `Since ${since}`,
    value: 'Not comparable',
    note: before === undefined ? 'the definition changed' : (
      <>
        the definition changed; difference from {country} then: <Difference value={fromCountry(before)} unit={unit} decimals={decimals} />
      </>
    ),
  }
}

function fromCountry(row: Row): number | null {
  return row.value === null || row.england === null ? null : row.value - row.england
}
