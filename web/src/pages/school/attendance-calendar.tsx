import { useMemo } from 'react'
import { apiUrl } from '@/api/client'
import type { AttendanceDay, SchoolAttendance } from '@/api/pupil-types'
import { Calendar } from '@/charts'
import { type Column, DataTable } from '@/components'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { useApi } from '@/hooks/use-api'

const missed = (day: AttendanceDay) => (100 * (day.authorised + day.unauthorised)) / day.possible

/** The school's days of the newest year, for who may see all its pupils. */
export function AttendanceCalendar({ number: reference }: { number: string }) {
  const state = useApi<SchoolAttendance>(apiUrl(`pupils/schools/${encodeURIComponent(reference)}/attendance`))
  const days = useMemo(() => (state.data?.days ?? []).map((day) => ({ day: day.day, value: missed(day) })), [state.data])
  if (state.data === null || days.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Attendance day by day, {state.data.period}</h2>
      <figure className="govuk-!-margin-0 govuk-!-margin-bottom-3">
        <Calendar label={`Sessions missed on each school day of ${state.data.period ?? ''}. The table below has the same figures.`} days={days} />
      </figure>
      <details className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">The same as a table ({number(days.length)} days)</span>
        </summary>
        <DataTable id="days" caption="Attendance day by day" captionHidden columns={columns} rows={state.data.days} rowKey={(day) => day.day} sort="-day" pageSize={20} />
      </details>
    </>
  )
}

const columns: Column<AttendanceDay>[] = [
  { key: 'day', title: 'Day', cell: (day) => dateText(day.day), value: (day) => day.day },
  { key: 'possible', title: 'Sessions', numeric: true, cell: (day) => number(day.possible), value: (day) => day.possible },
  { key: 'missed', title: 'Missed, %', numeric: true, cell: (day) => number(missed(day), 1), value: missed },
  { key: 'authorised', title: 'Authorised', numeric: true, cell: (day) => number(day.authorised), value: (day) => day.authorised },
  { key: 'unauthorised', title: 'Unauthorised', numeric: true, cell: (day) => number(day.unauthorised), value: (day) => day.unauthorised },
]
