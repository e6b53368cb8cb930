import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { AttendanceBoard, AttendanceSchool } from '@/api/pupil-types'
import { Sparkline, Weeks } from '@/charts'
import { type Column, DataTable, Difference, EmptyState, Figure, Loadable, Page, Select, Sentence } from '@/components'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { words } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { boardSentence, lastRate, signalled, signalWords } from './board-words'

/** Every school's attendance week by week: whose last week is more than chance, while something can still be done. */
export default function AttendancePage() {
  const state = useApi<AttendanceBoard>(apiUrl('pupils/attendance'))
  return (
    <Page title="Attendance by week" trail={[{ text: 'Evidence', target: addresses.evidence() }]}>
      <Loadable state={state} lines={12}>
        {(board) =>
          board.schools.length === 0 ? (
            <EmptyState title="There is no attendance to show">
              The board is made of weekly attendance extracts, for whoever may see all pupils of a school. Load them under Data.
            </EmptyState>
          ) : (
            <Board board={board} />
          )
        }
      </Loadable>
    </Page>
  )
}

function Board({ board }: { board: AttendanceBoard }) {
  const [state, change] = useAddressState({ type: '', show: 'all' })
  const types = [...new Set(board.schools.flatMap((school) => school.type ?? []))]
  const ofType = board.schools.filter((school) => state.type === '' || school.type === state.type)
  const found = signalled(ofType)
  const shown = state.show === 'signals' ? found : [...found, ...ofType.filter((school) => school.signals.length === 0)]
  const last = board.weeks.at(-1) ?? ''
  return (
    <>
      <Sentence>{boardSentence(board, ofType)}</Sentence>
      <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6">
        <h2 className="govuk-heading-m">The city, {board.period}</h2>
        <Weeks label={`Attendance in the city by week, ${board.period ?? ''}, per cent of sessions`} weeks={board.weeks} values={board.city} unit="%" />
      </figure>
      <div className="app-controls govuk-!-margin-bottom-3">
        <Select
          label="Kind of school"
          value={state.type}
          options={[{ value: '', text: 'All' }, ...types.map((type) => ({ value: type, text: words(type) }))]}
          onChange={(type) => change({ type })}
        />
        <Select
          label="Show"
          value={state.show}
          options={[
            { value: 'all', text: 'All schools, signals first' },
            { value: 'signals', text: 'Schools with a signal' },
          ]}
          onChange={(show) => change({ show })}
        />
      </div>
      <DataTable
        id="schools"
        caption={`Schools, week of ${dateText(last)}`}
        columns={columnsOf(board)}
        rows={shown}
        rowKey={(school) => school.urn}
        pageSize={50}
        note={
          <>
            A school is held against the others of its kind in the same week, on a control chart of up to 40 weeks; about one in fifty shows a signal by chance alone. Persistent: missed a tenth or more of the
            year so far. Lately: missed a fifth or more of the last four weeks, and hardly any before.
          </>
        }
      />
    </>
  )
}

function columnsOf(board: AttendanceBoard): Column<AttendanceSchool>[] {
  return [
    { key: 'name', title: 'School', cell: (school) => <Link {...addresses.school(school.urn)}>{school.name}</Link>, value: (school) => school.name },
    { key: 'rate', title: 'Attended, %', numeric: true, cell: (school) => <Figure value={lastRate(school)} decimals={1} />, value: lastRate },
    { key: 'difference', title: 'From others of its kind', numeric: true, cell: (school) => <Difference value={school.difference} unit="%" decimals={1} />, value: (school) => school.difference },
    { key: 'signal', title: 'Signal', cell: (school) => (school.signals.length === 0 ? signalWords(school) : <strong>{signalWords(school)}</strong>), value: signalWords },
    { key: 'weeks', title: 'Weeks', cell: (school) => <Sparkline points={board.weeks.map((week, index) => ({ label: dateText(week), value: school.rates[index] ?? null }))} decimals={1} /> },
    { key: 'persistent', title: 'Persistent', numeric: true, cell: (school) => ofPupils(school.persistent, school.pupils), value: (school) => school.persistent },
    { key: 'severe', title: 'Severe', numeric: true, cell: (school) => number(school.severe), value: (school) => school.severe },
    { key: 'lately', title: 'Lately', numeric: true, cell: (school) => number(school.lately), value: (school) => school.lately },
  ]
}

function ofPupils(count: number, pupils: number): string {
  return pupils === 0 ? '-' : `${number(count)} (${number((100 * count) / pupils, 1)}%)`
}
