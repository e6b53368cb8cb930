import { addresses } from '@/addresses'
import { apiUrl, postJson } from '@/api/client'
import type { Job, JobKind, Paged } from '@/api/people-types'
import { type Column, DataTable, EmptyState, Form, Loadable, Page, Pagination } from '@/components'
import { instant } from '@/format/time'
import { useAddressState } from '@/hooks/use-address-state'
import { useApi } from '@/hooks/use-api'
import { navigate } from '@/router/history'
import { Link } from '@/router/link'
import { useMay } from '@/session/session'
import { JobState } from './job-words'

/** Long work: what runs, what ran, and what can be asked for. */
export default function Jobs() {
  const [state, change] = useAddressState({ page: '1' })
  const jobs = useApi<Paged & { jobs: Job[] }>(apiUrl('jobs', state))
  const mayRun = useMay('run-jobs')
  return (
    <Page title="Long work">
      {mayRun && <Kinds />}
      <h2 className="govuk-heading-m">What was asked for</h2>
      <Loadable state={jobs} lines={5}>
        {(list) =>
          list.total === 0 ? (
            <EmptyState title="Nothing yet">What is asked for stays here with what came of it.</EmptyState>
          ) : (
            <>
              <DataTable id="jobs" stacks downloads="none" caption="Long work" captionHidden columns={columns} rows={list.jobs} rowKey={({ id }) => id} />
              <Pagination page={list.page} pages={Math.ceil(list.total / list.page_size)} of="Long work" onPage={(page) => change({ page: String(page) })} />
            </>
          )
        }
      </Loadable>
    </Page>
  )
}

function Kinds() {
  const kinds = useApi<{ kinds: JobKind[] }>(apiUrl('job-kinds'))
  return (
    <Loadable state={kinds} lines={4}>
      {({ kinds: list }) =>
        list.map(({ kind, title, description }) => (
          <section key={kind} aria-label={title}>
            <p className="govuk-body govuk-!-margin-bottom-1">{description}</p>
            <Form
              action={title}
              onSend={async () => {
                const job = await postJson<Job>('jobs', { kind, arguments: {} })
                navigate(addresses.job(job.id).to)
              }}
            />
          </section>
        ))
      }
    </Loadable>
  )
}

const columns: Column<Job>[] = [
  { key: 'title', title: 'Work', cell: ({ id, title }) => <Link {...addresses.job(id)}>{title}</Link> },
  { key: 'state', title: 'State', cell: ({ state }) => <JobState state={state} /> },
  { key: 'who', title: 'Asked for by', cell: ({ started_by }) => started_by },
  { key: 'when', title: 'When', cell: ({ asked_at }) => instant(asked_at) },
  { key: 'result', title: 'What came of it', cell: ({ result, problem }) => result || problem },
]
