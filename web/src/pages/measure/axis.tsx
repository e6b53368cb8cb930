import { apiUrl } from '@/api/client'
import type { MeasurePage, StripPoint } from '@/api/types'
import { Strip } from '@/charts'
import { Chips, Select, Typeahead } from '@/components'
import { rankText } from '@/format/figures'
import { bandMeanings } from '@/format/words'
import { listOf, useAddressState } from '@/hooks/use-address-state'
import { type AxisChoice, type AxisKind, onAxis, rankAmong } from './choose-axis'

/** The strip of authorities, with those on it as the reader chooses. */
export function Axis({ data }: { data: MeasurePage }) {
  const { measure, group, period, row, strip } = data
  const [state, change] = useAddressState({ axis: 'all', with: '', without: '' })
  const choice: AxisChoice = { kind: state.axis as AxisKind, added: listOf(state.with), left: listOf(state.without) }
  const shown = onAxis(strip, choice)
  if (period === null || !strip.some((point) => point.value !== null)) return null
  const file = (format: string) =>
    apiUrl('evidence', { measure: measure.code, places: 'authority', period, group, format })
  return (
    <>
      <Strip
        title="Among authorities"
        measure={measure.code}
        group={group}
        period={period}
        unit={measure.unit}
        decimals={measure.decimals}
        polarity={measure.polarity}
        points={shown}
        q25={row?.q25 ?? null}
        q50={row?.q50 ?? null}
        q75={row?.q75 ?? null}
        england={measure.kind === 'count' ? null : (row?.england ?? null)}
        words={<AxisWords data={data} shown={shown} />}
        downloads={shown.length === strip.length ? { csv: file('csv'), xlsx: file('xlsx') } : undefined}
      />
      <AxisControls strip={strip} choice={choice} change={change} />
    </>
  )
}

function AxisWords({ data, shown }: { data: MeasurePage; shown: StripPoint[] }) {
  const { measure, place, row, strip, period } = data
  const whole = shown.length === strip.length
  const rank = rankAmong(shown, measure.polarity)
  return (
    <>
      <p className="govuk-body">
        {row?.constant
          ? 'This column has one value for every authority, so no rank is given.'
          : measure.polarity === 'neither'
            ? 'Neither a high nor a low figure is good in itself, so no rank is given.'
            : row?.rank !== null && row?.band
              ? `In ${period} ${place.name} is ${rankText(row.rank, row.ranked)}, band ${row.band}: ${bandMeanings[row.band]}.`
              : `In ${period} ${place.name} has no rank.`}{' '}
        {!whole && rank !== null && `Among those on this axis it is ${rankText(rank.rank, rank.ranked)}.`}
      </p>
      {!whole && <p className="govuk-body app-small app-secondary">The quarters are those of all authorities.</p>}
    </>
  )
}

interface ControlsProps {
  strip: StripPoint[]
  choice: AxisChoice
  change: (changes: { axis?: string; with?: string; without?: string }) => void
}

function AxisControls({ strip, choice: { kind, added, left }, change }: ControlsProps) {
  const options = strip
    .filter((point) => !point.is_place)
    .map((point) => ({ value: point.code, text: point.name, also: point.region ?? '' }))
  const named = (codes: readonly string[]) => options.filter((option) => codes.includes(option.value))
  const without = (codes: readonly string[], code: string) => codes.filter((other) => other !== code).join(',')
  return (
    <section aria-label="Your own axis" className="app-no-print govuk-!-margin-bottom-7">
      <div className="app-controls govuk-!-margin-bottom-3">
        <Select
          label="Authorities on the axis"
          value={kind}
          options={[
            { value: 'all', text: 'All authorities' },
            { value: 'region', text: 'The region' },
            { value: 'neighbours', text: 'Statistical neighbours' },
            { value: 'own', text: 'Only those I add' },
          ]}
          onChange={(axis) => change({ axis })}
        />
        <Typeahead
          label="Add an authority"
          hint="Name"
          options={options.filter((option) => !added.includes(option.value))}
          onChoose={(code) => change({ with: [...added, code].join(','), without: without(left, code) })}
        />
        <Typeahead
          label="Leave one out"
          hint="Name"
          options={options.filter((option) => !left.includes(option.value))}
          onChoose={(code) => change({ without: [...left, code].join(','), with: without(added, code) })}
        />
      </div>
      <Chips label="Added" items={named(added).map((item) => ({ ...item, text: `With ${item.text}` }))} onRemove={(code) => change({ with: without(added, code) })} />
      <Chips label="Left out" items={named(left).map((item) => ({ ...item, text: `Without ${item.text}` }))} onRemove={(code) => change({ without: without(left, code) })} />
    </section>
  )
}
