import type { ReactNode } from 'react'
import type { Cell } from '@/downloads/csv'
import { useAddressState } from '@/hooks/use-address-state'
import { DownloadLinks } from '../download-links/download-links'
import { Pagination } from '../pagination/pagination'
import { sortRows } from './sort-rows'
import './data-table.css'

export interface Column<R> {
  key: string
  title: string
  /** Numbers stand to the right. */
  numeric?: boolean
  cell: (row: R) => ReactNode
  /** What it is sorted by and what stands in a download; without it the column is neither sorted nor downloaded. */
  value?: (row: R) => Cell
}

export interface DataTableProps<R> {
  /** Begins the names of its parameters in the address: `ID-sort`, `ID-page`. */
  id: string
  caption: string
  captionHidden?: boolean
  /** The first column names the row. */
  columns: Column<R>[]
  rows: R[]
  rowKey: (row: R) => string
  /** The column it is sorted by at first; "-value" for the largest first. Empty: the order of `rows`. */
  sort?: string
  /** Rows a page; left out: all. */
  pageSize?: number
  /** The server's files of the whole table; left out: made from the rows; `none` where what is listed shall not leave the page. */
  downloads?: { csv: string; xlsx: string } | 'none'
  /** Under the table: what its marks mean. */
  note?: ReactNode
  /** On a narrow screen each row is a block with its headings before its cells: for words rather than for figures. */
  stacks?: boolean
  /** Rows to stand out: ours. */
  marked?: (row: R) => boolean
}

/** A table that sorts, pages and downloads, its state in the address. */
export function DataTable<R>(props: DataTableProps<R>) {
  const { id, caption, columns, rows, rowKey, sort = '', pageSize = rows.length, downloads, marked } = props
  const [state, change] = useAddressState({ [`${id}-sort`]: sort, [`${id}-page`]: '1' })
  const sorting = state[`${id}-sort`] ?? sort
  const sorted = sortRows(rows, columns, sorting)

  const pages = Math.max(1, Math.ceil(sorted.length / Math.max(1, pageSize)))
  const page = Math.min(pages, Math.max(1, Number(state[`${id}-page`]) || 1))
  const shown = sorted.slice((page - 1) * pageSize, page * pageSize)

  return (
    <div className="app-table">
      <div className="app-table__scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className={`govuk-table app-table__table${props.stacks ? ' app-table__table--stacks' : ''}`}>
          <caption className={props.captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--s'}>
            {caption}
          </caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              {columns.map((column) => (
                <Heading
                  key={column.key}
                  column={column}
                  sorting={sorting}
                  onSort={(next) => change({ [`${id}-sort`]: next, [`${id}-page`]: '1' }, 'replace')}
                />
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {shown.map((row) => (
              <tr key={rowKey(row)} className={`govuk-table__row${marked?.(row) ? ' app-table__row--marked' : ''}`}>
                {columns.map((column, index) => (
                  <BodyCell key={column.key} column={column} row={row} names={index === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {props.note}
      <Pagination page={page} pages={pages} of={caption} onPage={(next) => change({ [`${id}-page`]: String(next) })} />
      {downloads !== 'none' && <DownloadLinks of={caption} urls={downloads} table={() => tableData(columns, sorted)} />}
    </div>
  )
}

function tableData<R>(columns: Column<R>[], rows: R[]) {
  const kept = columns.filter((column) => column.value !== undefined)
  return {
    headings: kept.map((column) => column.title),
    rows: rows.map((row) => kept.map((column) => column.value?.(row) ?? null)),
  }
}

function BodyCell<R>({ column, row, names }: { column: Column<R>; row: R; names: boolean }) {
  const numeric = column.numeric ? ' govuk-table__cell--numeric' : ''
  return names ? (
    <th scope="row" className={`govuk-table__header app-table__name${numeric}`}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={`govuk-table__cell${numeric}`} data-heading={column.title}>
      {column.cell(row)}
    </td>
  )
}

interface HeadingProps<R> {
  column: Column<R>
  sorting: string
  onSort: (sorting: string) => void
}

function Heading<R>({ column, sorting, onSort }: HeadingProps<R>) {
  const numeric = column.numeric ? ' govuk-table__header--numeric' : ''
  if (column.value === undefined) {
    return (
      <th scope="col" className={`govuk-table__header${numeric}`}>
        {column.title}
      </th>
    )
  }
  const order = sorting === column.key ? 'ascending' : sorting === `-${column.key}` ? 'descending' : 'none'
  return (
    <th scope="col" className={`govuk-table__header${numeric}`} aria-sort={order} data-heading={column.title}>
      <button
        type="button"
        className="app-table__sort"
        onClick={() => onSort(order === 'ascending' ? `-${column.key}` : column.key)}
      >
        {column.title}
        <span className="app-table__arrow app-no-print" aria-hidden="true">
          {order === 'ascending' ? '▲' : order === 'descending' ? '▼' : '↕'}
        </span>
      </button>
    </th>
  )
}
