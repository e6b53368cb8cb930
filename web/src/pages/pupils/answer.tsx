import { useMemo } from 'react'
import { apiUrl } from '@/api/client'
import type { PupilAnswer, PupilQuestions, PupilRow } from '@/api/pupil-types'
import type { Boundaries } from '@/api/types'
import { AreaMap, Intervals, Lines } from '@/charts'
import { type Column, DataTable, EmptyState, Figure, Sentence } from '@/components'
import { number } from '@/format/figures'
import { useCountry } from '@/hooks/use-about'
import { useApi } from '@/hooks/use-api'
import { answerSentence, lastPeriod, rowName } from './answer-words'

interface Props {
  data: PupilAnswer
  questions: PupilQuestions
  asked: { measure: string; group: string; by: string[]; place: string; period: string }
}

const mostLines = 8

/** The answer in words, as a picture, as a table; how it is worked out. */
export function Answer({ data, questions, asked }: Props) {
  const country = useCountry()
  const { measure } = data
  if (lastPeriod(data.rows) === '') {
    return (
      <EmptyState title="There is no such pupil">
        No record is of pupils with all these characteristics. Take one of them back, or choose all years.
      </EmptyState>
    )
  }
  const file = (format: string) => apiUrl('pupils/answer', { ...asked, format })
  return (
    <>
      <Sentence>{answerSentence(data, country)}</Sentence>
      <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6">
        <Picture data={data} country={country} />
      </figure>
      {data.by.length === 1 && data.by[0] === 'ward' && <Wards data={data} />}
      <DataTable
        id="answer"
        caption={measure.title}
        columns={columnsOf(data, questions, country)}
        rows={[...data.rows].reverse()}
        rowKey={(row) => `${row.period} ${row.values.map((value) => value.code).join(' ')}`}
        sort={ranked(data) ? '-value' : ''}
        pageSize={60}
        downloads={{ csv: file('csv'), xlsx: file('xlsx') }}
      />
      <h2 className="govuk-heading-m">How it is worked out</h2>
      <p className="govuk-body">{data.definition}</p>
      <p className="govuk-body">{data.method}.</p>
    </>
  )
}

/** Schools or wards of a single year stand by their figures, as in the picture. */
function ranked({ by, rows }: PupilAnswer): boolean {
  return (by.includes('school') || by.includes('ward')) && new Set(rows.map((row) => row.period)).size === 1
}

/** Over time while lines can be told apart, else the latest year with its intervals. */
function Picture({ data, country }: { data: PupilAnswer; country: string }) {
  const { measure, by, rows } = data
  const periods = [...new Set(rows.map((row) => row.period))]
  const names = [...new Set(rows.map(rowName))]
  if (periods.length > 1 && names.length <= mostLines) {
    const england = rows.filter((row) => row.values.length === 0 && row.england !== null)
    return (
      <Lines
        label={measure.title}
        unit={measure.unit}
        decimals={measure.decimals}
        breaks={[]}
        series={[
          ...names.map((name) => ({
            name: by.length === 0 ? measure.short_title : name,
            points: rows.filter((row) => rowName(row) === name).map((row) => ({ label: row.period, value: row.value, scored: true })),
          })),
          ...(england.length > 0 ? [{ name: country, points: england.map((row) => ({ label: row.period, value: row.england, scored: true })), country: true }] : []),
        ]}
      />
    )
  }
  const period = lastPeriod(rows)
  const latest = rows.filter((row) => row.period === period && row.value !== null)
  const sorted = by.includes('school') || by.includes('ward') ? [...latest].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)) : latest
  return (
    <Intervals
      label={`${measure.title}, ${period}`}
      unit={measure.unit}
      decimals={measure.decimals}
      rows={sorted.map((row) => ({ key: row.values.map((value) => value.code).join(' '), name: rowName(row), value: row.value ?? 0, lower: row.lower, upper: row.upper, england: row.england }))}
    />
  )
}

/** The latest year's wards on a map, where their boundaries are loaded. */
function Wards({ data }: { data: PupilAnswer }) {
  const { measure, rows } = data
  const period = lastPeriod(rows)
  const codes = rows.filter((row) => row.period === period && row.value !== null && row.values[0]?.code !== '').map((row) => row.values[0]?.code ?? '')
  const boundaries = useApi<Boundaries>(codes.length === 0 ? null : apiUrl('boundaries', { places: codes }))
  const figures = useMemo(
    () =>
      rows.flatMap(({ period: of, values, value, lower, upper }) => (of !== period || value === null || values[0] === undefined ? [] : [{ code: values[0].code, value, lower, upper }])),
    [rows, period],
  )
  if (boundaries.data === null || boundaries.data.areas.length === 0) return null
  return (
    <figure className="govuk-!-margin-0 govuk-!-margin-bottom-6">
      <h2 className="govuk-heading-m">Where pupils live, {period}</h2>
      <AreaMap label={`${measure.title} by ward, ${period}`} unit={measure.unit} decimals={measure.decimals} areas={boundaries.data.areas} figures={figures} />
    </figure>
  )
}

function columnsOf({ measure, by, rows }: PupilAnswer, questions: PupilQuestions, country: string): Column<PupilRow>[] {
  const { unit, decimals } = measure
  return [
    { key: 'period', title: 'Period', cell: (row) => row.period, value: (row) => row.period },
    ...by.map((code, index): Column<PupilRow> => ({
      key: code,
      title: titleOf(questions, code),
      cell: (row) => row.values[index]?.title ?? '',
      value: (row) => row.values[index]?.title ?? '',
    })),
    { key: 'value', title: unit === '' ? 'Figure' : `Figure, ${unit}`, numeric: true, cell: (row) => <Figure value={row.value} decimals={decimals} />, value: (row) => row.value },
    {
      key: 'interval',
      title: '95% interval',
      numeric: true,
      cell: (row) => (row.lower === null || row.upper === null ? '-' : `${number(row.lower, decimals)} to ${number(row.upper, decimals)}`),
    },
    { key: 'of', title: 'Of', numeric: true, cell: (row) => number(row.denominator), value: (row) => row.denominator },
    ...(rows.some((row) => row.england !== null)
      ? [{ key: 'england', title: country, numeric: true, cell: (row: PupilRow) => <Figure value={row.england} decimals={decimals} />, value: (row: PupilRow) => row.england }]
      : []),
  ]
}

function titleOf(questions: PupilQuestions, code: string): string {
  if (code === 'school') return 'School'
  if (code === 'ward') return 'Ward'
  return questions.characteristics.find((known) => known.code === code)?.title ?? code
}
