import { addresses } from '@/addresses'
import type { Spine, SpineMeasure } from '@/api/types'
import { Sparkline, SpineBar } from '@/charts'
import { Key } from '@/charts/key/key'
import { palette } from '@/charts/palette'
import { Band, DownloadLinks, Figure, Rank, SymbolNote } from '@/components'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import './spine.css'

const headingsOf = (country: string) => ['Measure', 'Figure', country, 'Worst to best authority', 'Rank', 'Band', 'Over time']

interface Props {
  spine: Spine
  downloads: { csv: string; xlsx: string }
}

/** A row a measure: figure, the country's, place between worst and best, rank, change. */
export function SpineTable({ spine: { place, title, measures }, downloads }: Props) {
  const country = useCountry()
  return (
    <>
      <Key
        entries={[
          { text: place.name, colour: palette.darkBlue, shape: { dot: 'filled' } },
          { text: country, colour: palette.darkGrey, shape: { line: '5,3', width: 2.5 } },
        ]}
      />
      <p className="govuk-body app-small">
        Each bar goes from the worst authority at the left to the best at the right, in four quarters: D, C, B and A.
      </p>
      {/* The roles are said because the narrow layout takes the table's display away, and with it its meaning. */}
      <table className="app-spine" role="table">
        <caption className="govuk-visually-hidden">
          {title}: {place.name} between the worst and the best authority
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {headingsOf(country).map((heading) => (
              <th key={heading} scope="col" role="columnheader">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {measures.map((measure) => (
            <MeasureRow key={`${measure.measure} ${measure.group}`} measure={measure} country={country} />
          ))}
        </tbody>
      </table>
      <SymbolNote rows={measures.map((measure) => measure.row)} />
      <DownloadLinks of={`${place.name} ${title}`} urls={downloads} />
    </>
  )
}

function MeasureRow({ measure, country }: { measure: SpineMeasure; country: string }) {
  const { row, unit, decimals, trend } = measure
  const unitShown = unit === '%' ? '%' : ''
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="app-spine__name">
        <Link {...addresses.measure(measure.measure, { group: measure.group })}>{measure.group === '' ? measure.title : `${measure.title}: ${measure.group_title.toLowerCase()}`}</Link>
        <span className="app-spine__note">
          {measure.period}
          {unit !== '%' && `, ${unit}`}
        </span>
      </th>
      <td role="cell" data-name="Figure" className="app-spine__number app-spine__figure">
        <Figure value={row.value} unit={unitShown} decimals={decimals} symbol={row.symbol} source={row} status={row.status} />
      </td>
      <td role="cell" data-name={country} className="app-spine__number">
        <Figure value={row.england} unit={unitShown} decimals={decimals} />
      </td>
      <td role="cell" className="app-spine__scale">
        <SpineBar row={row} worst={measure.worst} best={measure.best} unit={unit} decimals={decimals} polarity={measure.polarity} country={country} />
      </td>
      <td role="cell" data-name="Rank" className="app-spine__number">
        <Rank rank={row.rank} ranked={row.ranked} />
      </td>
      <td role="cell" data-name="Band">
        <Band band={row.band} />
      </td>
      <td role="cell" className="app-spine__trend">
        <Sparkline points={trend.map((point) => ({ label: point.period, value: point.value }))} decimals={decimals} />
      </td>
    </tr>
  )
}
