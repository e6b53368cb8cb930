import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { SourceRow } from '@/api/types'
import { type Column, DataTable, FactGrid, Loadable, Page, Sentence } from '@/components'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { usePart } from '@/router/parts'
import { fileName, statusText } from '../data/source-words'
import '../source/source.css'
import './source-row.css'

/** One row of a file as it stands there: the end of every figure's trail. */
export default function SourceRowPage() {
  const id = usePart('id')
  const line = usePart('line')
  const row = useApi<SourceRow>(apiUrl(`sources/${encodeURIComponent(id)}/rows/${encodeURIComponent(line)}`))
  const file = row.data === null ? 'a loaded file' : fileName(row.data.source.file)
  return (
    <Page
      title={`Row ${/^\d+$/.test(line) ? number(Number(line)) : line} of ${file}`}
      heading={
        <>
          Row {/^\d+$/.test(line) ? number(Number(line)) : line} of <span className="app-source__name">{file}</span>
        </>
      }
      caption={row.data?.source.title}
      trail={[
        { text: 'Files loaded', target: addresses.data() },
        { text: row.data === null ? 'The file' : file, target: addresses.source(id) },
      ]}
    >
      <Loadable state={row} lines={10}>
        {(data) => <Content row={data} />}
      </Loadable>
    </Page>
  )
}

function Content({ row }: { row: SourceRow }) {
  const { source, line } = row
  return (
    <>
      <Sentence>
        The row as it was published: {[source.publisher, dateText(source.published), source.period].filter(Boolean).join(', ') || 'publisher not known'};{' '}
        {statusText(source).toLowerCase()} figures.
      </Sentence>
      <Cells row={row} />
      <h2 className="govuk-heading-m">The rows round it</h2>
      <DataTable
        id="rows"
        caption={`Rows round row ${line}`}
        captionHidden
        columns={columnsOf(row)}
        rows={roundOf(row)}
        rowKey={(each) => String(each.line)}
        marked={(each) => each.line === line}
      />
      <nav className="app-row__steps app-no-print" aria-label="Rows before and after">
        {line > 1 && <Link {...addresses.sourceRow({ source_id: source.id, line: line - 1 })}>Row before</Link>}
        {row.after.length > 0 && <Link {...addresses.sourceRow({ source_id: source.id, line: line + 1 })}>Next row</Link>}
      </nav>
    </>
  )
}

/** Heading and cell, one under the other: a file may have hundreds of columns. */
function Cells({ row: { headings, cells } }: { row: SourceRow }) {
  // Headings of a file may repeat: their place tells them apart.
  const filled = headings
    .map((heading, index) => ({ key: String(index), name: heading || `Column ${index + 1}`, value: cells[index] ?? '' }))
    .filter(({ value }) => value.trim() !== '')
  const empty = headings.length - filled.length
  return (
    <>
      <FactGrid facts={filled} />
      {empty > 0 && <p className="govuk-body app-secondary">Empty in this row: {number(empty)} of {number(headings.length)} columns.</p>}
    </>
  )
}

interface NumberedRow {
  line: number
  cells: string[]
}

/** The rows before, the row and the rows after, numbered as in the file. */
export function roundOf({ line, before, cells, after }: SourceRow): NumberedRow[] {
  const first = line - before.length
  return [...before, cells, ...after].map((each, index) => ({ line: first + index, cells: each }))
}

function columnsOf({ source, headings }: SourceRow): Column<NumberedRow>[] {
  return [
    {
      key: 'line',
      title: 'Row',
      cell: (row) => <Link {...addresses.sourceRow({ source_id: source.id, line: row.line })}>{number(row.line)}</Link>,
      value: (row) => row.line,
    },
    ...headings.map((heading, index) => ({
      key: `c${index}`,
      title: heading || `Column ${index + 1}`,
      cell: (row: NumberedRow) => row.cells[index] ?? '',
      value: (row: NumberedRow) => row.cells[index] ?? '',
    })),
  ]
}
