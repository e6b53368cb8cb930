import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { MeasurePage } from '@/api/types'
import { Dumbbells, Trend, withoutTotals, yearsOfRows } from '@/charts'
import { EmptyState, Loadable, Page, Sentence } from '@/components'
import { words } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { usePlaceCode } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { Axis } from './axis'
import { About } from './about'
import { Controls } from './controls'
import { KeyFigures } from './key-figures'
import { Neighbours } from './neighbours'

/** Everything about one measure and one place. */
export default function Measure() {
  const place = usePlaceCode()
  const [state] = useAddressState({ measure: '', group: '', period: '', neighbours: '' })
  const url = state.measure === '' ? null : apiUrl('measure', { ...state, place })
  const page = useApi<MeasurePage>(url)
  if (url === null) {
    return (
      <Page title="Measure" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
        <EmptyState title="No measure is chosen">
          <Link {...addresses.evidence()}>Choose a measure</Link> to see where you stand on it.
        </EmptyState>
      </Page>
    )
  }
  if (page.data === null) {
    return (
      <Page title="Measure" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
        <Loadable state={page} lines={10}>
          {() => null}
        </Loadable>
      </Page>
    )
  }
  return <MeasureContent data={page.data} loading={page.loading} />
}

function MeasureContent({ data, loading }: { data: MeasurePage; loading: boolean }) {
  const { measure, place, group, trend } = data
  const groupTitle = data.groups.find((choice) => choice.text === group)?.title ?? group
  const region = data.row?.region_name ?? place.region
  // A line over time is of one region: a wider one may stand in for some periods.
  const years = yearsOfRows(trend.map((row) => (row.region_name === region ? row : { ...row, region: null })), measure.breaks)
  const title = group === '' ? measure.title : `${measure.title}: ${groupTitle}`
  const file = (format: string) =>
    apiUrl('evidence', { measure: measure.code, places: place.code, period: 'all', group, format })
  return (
    <Page
      title={`${title}, ${place.name}`}
      heading={title}
      caption={`${place.name} · ${words(measure.phase)}`}
      trail={[
        { text: 'Evidence', target: addresses.evidence() },
        { text: words(measure.theme), target: { to: '/evidence', query: { theme: measure.theme } } },
      ]}
    >
      <div aria-busy={loading}>
        <Sentence>{data.sentence}</Sentence>
        <Controls data={data} />
        <KeyFigures data={data} />
        {trend.length > 0 && (
          <Trend
            title="Over time"
            place={place.name}
            region={region}
            unit={measure.unit}
            decimals={measure.decimals}
            polarity={measure.polarity}
            years={measure.kind === 'count' ? withoutTotals(years) : years}
            downloads={{ csv: file('csv'), xlsx: file('xlsx') }}
          />
        )}
        <Axis data={data} />
        <Neighbours data={data} />
        {data.gaps.length > 0 && (
          <Dumbbells
            title="Gaps between groups"
            place={place.name}
            unit={measure.unit}
            decimals={measure.decimals}
            gaps={data.gaps}
          />
        )}
        <About data={data} />
      </div>
    </Page>
  )
}
