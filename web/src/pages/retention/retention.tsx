import { apiUrl, postJson } from '@/api/client'
import type { Paged, RetentionItem, RetentionRule } from '@/api/people-types'
import { type Column, DataTable, EmptyState, Form, Loadable, Page, Pagination, Select, Sentence } from '@/components'
import { counted } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { useState } from 'react'
import { ItemReview } from './item-review'
import { actionWords, stateWords } from './words'

const defaults = { state: 'due', page: '1' }
const states = [...Object.entries(stateWords).map(([value, text]) => ({ value, text })), { value: '', text: 'Any' }]

/** Records whose time has ended: listed, looked at by a person, and only then destroyed. */
export default function Retention() {
  const [state, change] = useAddressState(defaults)
  const items = useApi<Paged & { items: RetentionItem[] }>(apiUrl('retention', state))
  return (
    <Page title="Retention">
      <Sentence>Records are kept for their time. Then they are listed here, and nothing goes before a person has looked at it.</Sentence>
      <Look onListed={items.retry} />
      <div className="app-controls">
        <Select label="State" value={state.state} options={states} onChange={(value) => change({ state: value, page: '1' })} />
      </div>
      <Loadable state={items} lines={6}>
        {(list) => (
          <>
            {list.total === 0 ? (
              <EmptyState title="Nothing is in this state">Look again when records have come to the end of their time.</EmptyState>
            ) : (
              <>
                <Sentence>{counted(list.total, 'record', 'records')}, the longest due first.</Sentence>
                {list.items.map((item) => (
                  <ItemReview key={item.id} item={item} onChanged={items.retry} />
                ))}
                <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Records" onPage={(page) => change({ page: String(page) })} />
              </>
            )}
            {state.state === 'approved' && list.total > 0 && <Run onRun={items.retry} />}
          </>
        )}
      </Loadable>
      <Rules />
    </Page>
  )
}

function Look({ onListed }: { onListed: () => void }) {
  const [listed, setListed] = useState<number | null>(null)
  return (
    <>
      {listed !== null && (
        <p className="govuk-body" role="status">
          {listed === 0 ? 'Nothing new has come to the end of its time.' : `${counted(listed, 'record is', 'records are')} new in the list.`}
        </p>
      )}
      <Form
        action="Look for what is due"
        onSend={async () => {
          setListed((await postJson<{ listed: number }>('retention/look')).listed)
          onListed()
        }}
      />
    </>
  )
}

function Run({ onRun }: { onRun: () => void }) {
  return (
    <>
      <h2 className="govuk-heading-m">Destroy what may be destroyed</h2>
      <p className="govuk-body">This cannot be taken back. What has changed since it was looked at is left alone.</p>
      <Form
        action="Destroy for good"
        warning
        onSend={async () => {
          await postJson('retention/run')
          onRun()
        }}
      />
    </>
  )
}

function Rules() {
  const rules = useApi<{ rules: RetentionRule[] }>(apiUrl('retention/rules'))
  return (
    <>
      <h2 className="govuk-heading-m">How long records are kept</h2>
      <Loadable state={rules} lines={4}>
        {({ rules: list }) => <DataTable id="rules" stacks downloads="none" caption="How long records are kept" captionHidden columns={ruleColumns} rows={list} rowKey={({ title }) => title} />}
      </Loadable>
    </>
  )
}

const ruleColumns: Column<RetentionRule>[] = [
  { key: 'title', title: 'Records', cell: ({ title }) => title },
  { key: 'months', title: 'Kept for', cell: ({ months }) => (months % 12 === 0 ? counted(months / 12, 'year', 'years') : counted(months, 'month', 'months')) },
  { key: 'action', title: 'Then', cell: ({ action }) => actionWords[action] },
  { key: 'basis', title: 'Why so long', cell: ({ basis }) => basis },
]
