import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { Finding, FindingList, Source } from '@/api/types'
import { Chips, type Column, DataTable, EmptyState, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { number } from '@/format/figures'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { fileName, ruleText, severities, severityText } from '../data/source-words'
import '../data/data.css'

const defaults = { source: '', rule: '', severity: '', page: '1' }

/** What was found wrong in the loaded files, by rule and severity. */
export default function Findings() {
  const [state] = useAddressState(defaults)
  const findings = useApi<FindingList>(apiUrl('findings', state))
  return (
    <Page title="Findings" trail={[{ text: 'Files loaded', target: addresses.data() }]}>
      <Loadable state={findings} lines={10}>
        {(data) => <Content list={data} />}
      </Loadable>
    </Page>
  )
}

function Content({ list }: { list: FindingList }) {
  const [state, change] = useAddressState(defaults)
  const filtered = state.source !== '' || state.rule !== '' || state.severity !== ''
  const query = { source: state.source, rule: state.rule, severity: state.severity }
  return (
    <>
      <Sentence>
        {list.total === 0 && !filtered
          ? 'Nothing was found wrong in the files loaded.'
          : `${counted(list.total, 'finding')}${filtered ? ' with these choices' : ' in the files loaded'}, each with its file, row and column.`}
      </Sentence>
      <Filter />
      {list.findings.length === 0 ? (
        filtered && (
          <EmptyState title="No finding has these choices">
            <Link {...addresses.findings()}>Show all findings</Link>.
          </EmptyState>
        )
      ) : (
        <>
          <DataTable
            id="findings"
            stacks
            caption="Findings"
            captionHidden
            columns={columns}
            rows={list.findings}
            rowKey={(finding) => JSON.stringify(finding)}
            downloads={{ csv: apiUrl('findings', { ...query, format: 'csv' }), xlsx: apiUrl('findings', { ...query, format: 'xlsx' }) }}
          />
          <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Findings" onPage={(page) => change({ page: String(page) })} />
        </>
      )}
    </>
  )
}

function Filter() {
  const [state, change] = useAddressState(defaults)
  const { data } = useApi<{ sources: Source[] }>(apiUrl('sources'))
  const files = (data?.sources ?? []).filter((source) => source.errors + source.warnings + source.quarantined > 0 || source.id === state.source)
  return (
    <>
      <div className="app-controls">
        <Select
          label="Severity"
          value={state.severity}
          options={[{ value: '', text: 'All' }, ...severities.map((severity) => ({ value: severity, text: severityText(severity) }))]}
          onChange={(severity) => change({ severity, page: '1' })}
        />
        <Select
          label="File"
          value={state.source}
          options={[{ value: '', text: 'All files' }, ...files.map((source) => ({ value: source.id, text: fileName(source.file) }))]}
          onChange={(source) => change({ source, page: '1' })}
        />
      </div>
      {state.rule !== '' && (
        <Chips label="Rule chosen" items={[{ value: state.rule, text: `Rule: ${ruleText(state.rule)}` }]} onRemove={() => change({ rule: '', page: '1' })} />
      )}
    </>
  )
}

const columns: Column<Finding>[] = [
  {
    key: 'where',
    title: 'Where',
    cell: ({ source, file, line, column }) => (
      <>
        <Link {...addresses.sourceRow({ source_id: source, line })} className="govuk-link app-data__value">
          {fileName(file)}
          {line !== null && `, row ${number(line)}`}
        </Link>
        {column !== null && <span className="app-data__under">Column {column}</span>}
      </>
    ),
  },
  { key: 'value', title: 'Value', cell: ({ value }) => <span className="app-data__value">{value ?? '-'}</span> },
  { key: 'message', title: 'What is wrong', cell: ({ message }) => <span className="app-data__message">{message}</span> },
  { key: 'rule', title: 'Rule', cell: ({ rule }) => <RuleLink rule={rule} /> },
  { key: 'severity', title: 'Severity', cell: ({ severity }) => severityText(severity) },
]

/** Chooses a rule, keeping the other choices. */
function RuleLink({ rule }: { rule: string }) {
  const [{ source, severity }] = useAddressState(defaults)
  return (
    <Link {...addresses.findings({ source, severity, rule })} title="Only this rule">
      {ruleText(rule)}
    </Link>
  )
}
