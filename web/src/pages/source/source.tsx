import type { ReactNode } from 'react'
import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { SourceDetail } from '@/api/types'
import { type Column, DataTable, Loadable, Page, Sentence, SummaryList } from '@/components'
import { dateText, momentText } from '@/format/dates'
import { number } from '@/format/figures'
import { counted } from '@/format/words'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'
import { usePart } from '@/router/parts'
import { fileName, ruleText, severityText, statusText } from '../data/source-words'
import './source.css'

/** One loaded file: what it is, what was found in it, what it holds. */
export default function SourcePage() {
  const id = usePart('id')
  const detail = useApi<SourceDetail>(apiUrl(`sources/${encodeURIComponent(id)}`))
  const name = detail.data === null ? 'A loaded file' : fileName(detail.data.source.file)
  return (
    <Page
      title={name}
      heading={<span className="app-source__name">{name}</span>}
      caption={detail.data?.source.title}
      trail={[{ text: 'Files loaded', target: addresses.data() }]}
    >
      <Loadable state={detail} lines={10}>
        {(data) => <Content detail={data} />}
      </Loadable>
    </Page>
  )
}

function Content({ detail }: { detail: SourceDetail }) {
  const { source, findings_by_rule: rules, indicators } = detail
  return (
    <>
      <Sentence>
        {counted(source.figures, 'figure')} from {counted(source.lines, 'row')}
        {source.period === null ? '' : `, ${source.period}`}; loaded on {momentText(source.loaded_at)}.
      </Sentence>
      <SourceFacts detail={detail} />
      <h2 className="govuk-heading-m">What was found in it</h2>
      {rules.length === 0 ? (
        <p className="govuk-body">Nothing: every row was as its layout says.</p>
      ) : (
        <DataTable id="rules" stacks caption="Findings by rule" captionHidden columns={columnsOf(source.id)} rows={rules} rowKey={(rule) => `${rule.severity} ${rule.rule}`} />
      )}
      {indicators.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">The {counted(indicators.length, 'column')} of figures of this layout</span>
          </summary>
          <div className="govuk-details__text">
            <ul className="govuk-list govuk-list--bullet">
              {indicators.map((indicator) => (
                <li key={indicator}>{indicator}</li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </>
  )
}

function SourceFacts({ detail: { source } }: { detail: SourceDetail }) {
  const known: [string, ReactNode][] = [
    ['File', <span key="file" className="app-source__name">{source.file}</span>],
    ['Publisher', source.publisher],
    ['Status', statusText(source)],
    ['Published', dateText(source.published)],
    ['Period', source.period],
    ['Layout', source.dataset],
    ['Loaded by', source.loaded_by],
    ['Rows kept out', source.quarantined === 0 ? '' : number(source.quarantined)],
    ['First row', <Link key="row" {...addresses.sourceRow({ source_id: source.id, line: 1 })}>Read the file row by row</Link>],
    ['Fingerprint', <code key="sha" className="app-source__name">{source.sha256}</code>],
    ['Notes', source.notes],
  ]
  return <SummaryList facts={known} />
}

type Rule = SourceDetail['findings_by_rule'][number]

function columnsOf(source: string): Column<Rule>[] {
  return [
    {
      key: 'rule',
      title: 'Rule',
      cell: ({ rule, severity }) => <Link {...addresses.findings({ source, rule, severity })}>{ruleText(rule)}</Link>,
      value: ({ rule }) => rule,
    },
    { key: 'severity', title: 'Severity', cell: ({ severity }) => severityText(severity), value: ({ severity }) => severity },
    { key: 'count', title: 'How often', numeric: true, cell: ({ count }) => number(count), value: ({ count }) => count },
    { key: 'example', title: 'Example', cell: ({ example }) => example, value: ({ example }) => example },
  ]
}
