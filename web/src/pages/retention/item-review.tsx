import { useState } from 'react'
import { postJson } from '@/api/client'
import type { RetentionItem } from '@/api/people-types'
import { Form, SummaryList, TextField } from '@/components'
import { day } from '@/format/time'
import { Link } from '@/router/link'
import { actionWords, stateWords } from './words'

const colours: Record<RetentionItem['state'], string> = {
  due: 'govuk-tag--yellow',
  approved: 'govuk-tag--red',
  held: 'govuk-tag--blue',
  done: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
}

/** One record at the end of its time, and what its reviewer may say of it. */
export function ItemReview({ item, onChanged }: { item: RetentionItem; onChanged: () => void }) {
  const name = item.label === '' ? item.title : item.label
  return (
    <section className="govuk-inset-text" aria-label={name}>
      <h3 className="govuk-heading-s">
        {item.href === '' ? name : <Link to={item.href}>{name}</Link>} <strong className={`govuk-tag ${colours[item.state]}`}>{stateWords[item.state]}</strong>
      </h3>
      <SummaryList
        facts={[
          ['Record', item.title],
          ['Time ran from', day(item.began)],
          ['Due since', day(item.due)],
          ['Then', actionWords[item.action]],
          ['Held until', day(item.hold_until)],
          ['Looked at by', item.reviewed_by],
        ]}
      />
      {item.state !== 'done' && item.state !== 'lapsed' && <Review item={item} name={name} onChanged={onChanged} />}
    </section>
  )
}

function Review({ item, name, onChanged }: { item: RetentionItem; name: string; onChanged: () => void }) {
  const [doing, setDoing] = useState<'' | 'approve' | 'hold'>('')
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const path = `retention/${encodeURIComponent(item.id)}`
  const stop = (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setDoing('')}>
      Leave it
    </button>
  )
  if (doing === '') {
    return (
      <div className="govuk-button-group govuk-!-margin-bottom-0">
        {item.state !== 'approved' && (
          <button type="button" className="govuk-button" onClick={() => setDoing('approve')}>
            It may go<span className="govuk-visually-hidden">: {name}</span>
          </button>
        )}
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setDoing('hold')}>
          Hold it<span className="govuk-visually-hidden">: {name}</span>
        </button>
      </div>
    )
  }
  if (doing === 'approve') {
    return (
      <Form
        action="It may be destroyed"
        onSend={async () => {
          await postJson(`${path}/approve`, { version: item.version, reason })
          onChanged()
        }}
        also={stop}
      >
        <TextField name={`reason-${item.id}`} label="What you looked at (optional)" value={reason} onChange={setReason} />
      </Form>
    )
  }
  return (
    <Form
      action="Hold it until then"
      check={() =>
        until === '' ? { message: 'Enter the last day of the hold', field: `until-${item.id}` } : reason.trim() === '' ? { message: 'Say why it is held', field: `reason-${item.id}` } : null
      }
      onSend={async () => {
        await postJson(`${path}/hold`, { version: item.version, until, reason })
        onChanged()
      }}
      also={stop}
    >
      <TextField name={`until-${item.id}`} label="Until" type="date" width={20} value={until} onChange={setUntil} />
      <TextField name={`reason-${item.id}`} label="Why" value={reason} onChange={setReason} />
    </Form>
  )
}
