import type { Job } from '@/api/people-types'

const words = {
  waiting: ['Waiting', 'govuk-tag--yellow'],
  running: ['Running', 'govuk-tag--blue'],
  done: ['Done', 'govuk-tag--green'],
  failed: ['Failed', 'govuk-tag--red'],
  cancelled: ['Cancelled', 'govuk-tag--grey'],
} as const

export function JobState({ state }: { state: Job['state'] }) {
  const [text, colour] = words[state]
  return <strong className={`govuk-tag ${colour}`}>{text}</strong>
}

export function hasEnded({ state }: Job): boolean {
  return state !== 'waiting' && state !== 'running'
}
