import { useState } from 'react'
import { addresses } from '@/addresses'
import { ApiError, postJson } from '@/api/client'
import type { Job } from '@/api/people-types'
import { Page, Problem, Skeleton, SummaryList } from '@/components'
import { number } from '@/format/figures'
import { instant } from '@/format/time'
import { usePart } from '@/router/parts'
import { hasEnded, JobState } from './job-words'
import { useJob } from './use-job'

/** One piece of long work, as it goes on. */
export default function OneJob() {
  const id = usePart('id')
  const { job, error } = useJob(id)
  return (
    <Page title={job?.title ?? 'Long work'} trail={[{ text: 'Long work', target: addresses.jobs() }]}>
      {error !== null && <Problem error={error} retry={() => window.location.reload()} />}
      {job === null && error === null && <Skeleton />}
      {job !== null && <Content job={job} />}
    </Page>
  )
}

function Content({ job }: { job: Job }) {
  const [error, setError] = useState<ApiError | null>(null)
  async function cancel() {
    try {
      await postJson(`jobs/${encodeURIComponent(job.id)}/cancel`)
    } catch (problem) {
      if (problem instanceof ApiError) setError(problem)
    }
  }
  return (
    <>
      {error !== null && <Problem error={error} retry={() => setError(null)} />}
      {!hasEnded(job) && <Progress job={job} />}
      <div role="status">
        <SummaryList
          facts={[
            ['State', <JobState key="state" state={job.state} />],
            ['What came of it', job.result],
            ['What went wrong', job.problem],
            ['Asked for', `${instant(job.asked_at)} by ${job.started_by}`],
            ['Begun', job.started_at === '' ? '' : instant(job.started_at)],
            ['Ended', job.ended_at === '' ? '' : instant(job.ended_at)],
          ]}
        />
      </div>
      {job.may_cancel && (
        <button type="button" className="govuk-button govuk-button--warning" onClick={() => void cancel()}>
          Stop it
        </button>
      )}
      {job.findings.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What was found</h2>
          <ul className="govuk-list govuk-list--bullet">
            {job.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Progress({ job: { progress } }: { job: Job }) {
  if (progress === null) return <p className="govuk-body">Waiting for its turn.</p>
  const known = progress.total > 0
  return (
    <p className="govuk-body">
      <label htmlFor="progress">{progress.what}</label>
      <br />
      <progress id="progress" max={known ? progress.total : undefined} value={known ? progress.done : undefined} />{' '}
      {known ? `${Math.floor((100 * progress.done) / progress.total)}%` : number(progress.done)}
    </p>
  )
}
