import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Compare, ComparePoint } from '@/api/types'
import { Lines } from '@/charts'
import { EmptyState, Sentence } from '@/components'
import { withUnit } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import { compareSentence, placeLines } from './compare-lines'
import { LatestTable } from './latest-table'
import { PeriodsTable } from './periods-table'

interface Props {
  data: Compare
  breaks: { period: string; note: string }[]
}

/** The answer, the picture, the latest figures and all periods. */
export function CompareContent({ data, breaks }: Props) {
  const { measure, group } = data
  const country = useCountry()
  if (data.period === null) {
    return (
      <EmptyState title="There are no figures of this measure">
        None of the files loaded holds it. Choose another measure, or load the file that has it.
      </EmptyState>
    )
  }
  const lines = placeLines(data, country)
  const file = (format: string) =>
    apiUrl('compare', { measure: measure.code, places: data.places.map(({ place }) => place.code), period: data.period, group, format })
  const downloads = { csv: file('csv'), xlsx: file('xlsx') }
  const title = group === '' ? measure.title : `${measure.title}: ${data.group_title.toLowerCase()}`
  return (
    <>
      <h2 className="govuk-heading-m">
        <Link {...addresses.measure(measure.code, { group })}>{title}</Link>
      </h2>
      <Sentence>{compareSentence(data, country, (value) => withUnit(value, measure.unit, measure.decimals))}</Sentence>
      <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6">
        <Lines
          label={title}
          unit={measure.unit}
          decimals={measure.decimals}
          breaks={breaks}
          series={[
            ...data.places.map(({ place, series }) => ({ name: place.name, points: labelled(series) })),
            ...(measure.kind === 'count' ? [] : [{ name: country, points: labelled(data.england), country: true }]),
          ]}
        />
      </figure>
      <LatestTable data={data} lines={lines} country={country} downloads={downloads} />
      <PeriodsTable data={data} breaks={breaks} lines={lines} downloads={downloads} />
    </>
  )
}

/** Charts and tables speak of canonical periods, not of the label a file happens to use. */
function labelled(series: ComparePoint[]) {
  return series.map((point) => ({ label: point.period, value: point.value, scored: point.scored }))
}
