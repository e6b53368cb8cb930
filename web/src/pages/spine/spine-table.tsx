import { addresses } from '@/addresses'
import type { Spine, SpineMeasure } from '@/api/types'
import { Sparkline, SpineBar } from '@/charts'
import { Key } from '@/charts/key/key'
import { palette } from '@/charts/palette'
import { Band, DownloadLinks, Figure, Rank } from '@/components'
import { Link } from '@/router/link'
import './spine.css'

const headings = ['Measure', 'Figure', 'England', 'Worst to best authority', 'Rank', 'Band', 'Over time']

/** A row a measure: figure, England, place between worst and best, rank, change. */
export function SpineTable({ spine: { place, title, measures } }: { spine: Spine }) {
  return (
    <>
      <Key
        entries={[
          { text: place.name, colour: palette.darkBlue, shape: { dot: 'filled' } },
          { text: 'England', colour: palette.darkGrey, shape: { line: '5,3', width: 2.5 } },
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
            {headings.map((heading) => (
              <th key={heading} scope="col" role="columnheader">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {measures.map((measure) => (
            <MeasureRow key={`${measure.measure} ${measure.group}`} measure={measure} />
          ))}
        </tbody>
      </table>
      <DownloadLinks of={`${place.name} ${title}`} table={() => tableOf(measures)} />
    </>
  )
}

function MeasureRow({ measure }: { measure: SpineMeasure }) {
  const { row, unit, decimals, trend } = measure
  const unitShown = unit === '%' ? '%' : ''
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="app-spine__name">
        <Link {...addresses.measure(measure.measure, { group: measure.group })}>{measure.title}</Link>
        <span className="app-spine__note">
          {measure.period}
          {unit !== '%' && `, ${unit}`}
        </span>
      </th>
      <td role="cell" data-name="Figure" className="app-spine__number app-spine__figure">
        <Figure value={row.value} unit={unitShown} decimals={decimals} symbol={row.symbol} source={row} status={row.status} />
      </td>
      <td role="cell" data-name="England" className="app-spine__number">
        <Figure value={row.england} unit={unitShown} decimals={decimals} />
      </td>
      <td role="cell" className="app-spine__scale">
        <SpineBar row={row} worst={measure.worst} best={measure.best} unit={unit} decimals={decimals} polarity={measure.polarity} />
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

function tableOf(measures: SpineMeasure[]) {
  return {
    headings: ['Measure', 'Group', 'Period', 'Unit', 'Figure', 'England', 'Worst', 'Best', 'Rank', 'Ranked', 'Band'],
    rows: measures.map(({ title, group, period, unit, row, worst, best }) => [
      title, group, period, unit, row.value, row.england, worst, best, row.rank, row.ranked, row.band,
    ]),
  }
}
