import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { PupilSchool, PupilSchoolEffect, PupilSchoolFigure } from '@/api/pupil-types'
import { type Column, DataTable, Figure, Loadable } from '@/components'
import { difference, number } from '@/format/figures'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { useMay } from '@/session/session'
import { AttendanceCalendar } from './attendance-calendar'
import { Comparison } from './comparison'

/** What the school's own pupils' records say, for who may see them. */
export function PupilFigures({ number: reference, authority }: { number: string; authority: string }) {
  const may = useMay('read-children')
  const state = useApi<PupilSchool>(may ? apiUrl(`pupils/schools/${encodeURIComponent(reference)}`) : null)
  // A school out of reach answers as one that is not there: then there is nothing to show.
  if (!may || state.error?.status === 404) return null
  return (
    <>
      <h2 className="govuk-heading-m">From its pupils’ records</h2>
      <Loadable state={state} lines={8}>
        {({ figures, effects }) => (
          <>
            {effects.map((effect) => (
              <p key={effect.stage} className="govuk-body">
                {effectWords(effect)}
              </p>
            ))}
            <DataTable id="pupils" stacks caption="From its pupils’ records" captionHidden columns={columnsOf(reference, authority)} rows={figures} rowKey={(row) => row.measure.code} />
            <Comparison number={reference} authority={authority} figures={figures} />
            <AttendanceCalendar number={reference} />
          </>
        )}
      </Loadable>
    </>
  )
}

function effectWords({ stage, period, effect, lower, upper, pupils }: PupilSchoolEffect): string {
  const sure = lower > 0 ? 'more than' : upper < 0 ? 'less than' : 'no differently from'
  return `Given what its pupils bring, they did ${sure} schools like it at ${stage} in ${period}: ${difference(effect, 'points', 1)} (95% interval ${number(lower, 1)} to ${number(upper, 1)}, ${number(pupils)} pupils, drawn towards nought by its size).`
}

function columnsOf(reference: string, authority: string): Column<PupilSchoolFigure>[] {
  return [
    { key: 'measure', title: 'Measure', cell: ({ measure }) => <Link {...addresses.pupils({ measure: measure.code, place: reference })}>{measure.short_title}</Link>, value: ({ measure }) => measure.short_title },
    { key: 'period', title: 'Period', cell: (row) => row.period, value: (row) => row.period },
    { key: 'value', title: 'The school', numeric: true, cell: (row) => <Figure value={row.value} unit={row.measure.unit} decimals={row.measure.decimals} />, value: (row) => row.value },
    {
      key: 'interval',
      title: '95% interval',
      numeric: true,
      cell: ({ lower, upper, measure }) => (lower === null || upper === null ? '-' : `${number(lower, measure.decimals)} to ${number(upper, measure.decimals)}`),
    },
    { key: 'of', title: 'Of', numeric: true, cell: (row) => number(row.of), value: (row) => row.of },
    { key: 'authority', title: authority, numeric: true, cell: (row) => <Figure value={row.authority} unit={row.measure.unit} decimals={row.measure.decimals} />, value: (row) => row.authority },
    { key: 'standing', title: 'Standing', cell: (row) => row.standing ?? '-', value: (row) => row.standing },
  ]
}
