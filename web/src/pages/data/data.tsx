import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Source } from '@/api/types'
import { type Column, DataTable, EmptyState, Loadable, Page, Sentence } from '@/components'
import { dateText } from '@/format/dates'
import { number } from '@/format/figures'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { fileName, statusText } from './source-words'
import './data.css'

/** Every file that is loaded: where each figure comes from. */
export default function Data() {
  const sources = useApi<{ sources: Source[] }>(apiUrl('sources'))
  return (
    <Page title="Files loaded">
      <Loadable state={sources} lines={10}>
        {(data) => (data.sources.length === 0 ? <Nothing /> : <Content sources={data.sources} />)}
      </Loadable>
    </Page>
  )
}

function Nothing() {
  return (
    <EmptyState title="No file has been loaded">
      Without files there are no figures. Load a folder of published files with <code>headrow import CITY FOLDER</code>.
    </EmptyState>
  )
}

function Content({ sources }: { sources: Source[] }) {
  const [state, change] = useAddressState({ search: '' })
  const parts = state.search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = sources.filter((source) => {
    const text = `${source.file} ${source.title} ${source.dataset} ${source.publisher} ${source.period ?? ''}`.toLowerCase()
    return parts.every((part) => text.includes(part))
  })
  return (
    <>
      <Sentence>{sentenceOf(sources)}</Sentence>
      <form className="app-controls" role="search" onSubmit={(event) => event.preventDefault()}>
        <div className="govuk-form-group app-data__search">
          <label className="govuk-label" htmlFor="search">
            Search files
          </label>
          <input
            className="govuk-input"
            id="search"
            type="search"
            value={state.search}
            onChange={(event) => change({ search: event.target.value }, 'replace')}
          />
        </div>
      </form>
      {found.length === 0 ? (
        <EmptyState title="No file has these words">
          <Link {...addresses.data()}>Show all files</Link>.
        </EmptyState>
      ) : (
        <DataTable
          id="files"
          stacks
          caption="Files loaded"
          captionHidden
          columns={columns.filter(({ key }) => key !== 'errors' || sources.some(({ errors }) => errors > 0))}
          rows={found}
          rowKey={(source) => source.id}
          sort="-figures"
          pageSize={50}
          downloads={{ csv: apiUrl('sources', { format: 'csv' }), xlsx: apiUrl('sources', { format: 'xlsx' }) }}
        />
      )}
    </>
  )
}

function sentenceOf(sources: Source[]): string {
  const total = (key: 'figures' | 'warnings' | 'quarantined') => sources.reduce((sum, source) => sum + source[key], 0)
  const last = sources.map((source) => source.loaded_at).sort().at(-1) ?? null
  const kept = total('quarantined')
  return (
    `${counted(sources.length, 'file')} with ${counted(total('figures'), 'figure')}, the last loaded on ${dateText(last)}. ` +
    `${counted(total('warnings'), 'warning')}; ${kept === 0 ? 'no row was kept out' : `${counted(kept, 'row')} kept out`}.`
  )
}

const columns: Column<Source>[] = [
  {
    key: 'file',
    title: 'File',
    cell: (source) => (
      <>
        <Link {...addresses.source(source.id)} className="govuk-link app-data__name">
          {source.title || fileName(source.file)}
        </Link>
        <span className="app-data__under">{[source.file, source.publisher].filter(Boolean).join(' · ')}</span>
      </>
    ),
    value: (source) => source.title || fileName(source.file),
  },
  { key: 'period', title: 'Period', cell: (source) => source.period ?? '-', value: (source) => source.period },
  { key: 'status', title: 'Status', cell: statusText, value: statusText },
  { key: 'lines', title: 'Rows', numeric: true, cell: (source) => number(source.lines), value: (source) => source.lines },
  { key: 'figures', title: 'Figures', numeric: true, cell: (source) => number(source.figures), value: (source) => source.figures },
  findings('errors', 'Errors', 'error'),
  findings('warnings', 'Warnings', 'warning'),
  findings('quarantined', 'Kept out', 'quarantine'),
  { key: 'loaded_at', title: 'Loaded', cell: (source) => dateText(source.loaded_at), value: (source) => source.loaded_at },
]

function findings(key: 'errors' | 'warnings' | 'quarantined', title: string, severity: string): Column<Source> {
  return {
    key,
    title,
    numeric: true,
    cell: (source) =>
      source[key] === 0 ? (
        '0'
      ) : (
        <Link {...addresses.findings({ source: source.id, severity })}>
          {number(source[key])}
          <span className="govuk-visually-hidden">
            {' '}
            {title.toLowerCase()}, {fileName(source.file)}
          </span>
        </Link>
      ),
    value: (source) => source[key],
  }
}
