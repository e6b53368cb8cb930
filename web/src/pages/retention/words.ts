import type { RetentionItem } from '@/api/people-types'

/** What is done with a record at its end. */
export const actionWords: Record<RetentionItem['action'], string> = {
  empty: 'Names and addresses are emptied',
  delete: 'The record is deleted',
  'destroy-key': "The child's key is destroyed, also for all backups",
}

/** How far a record at its end has come, in the order in which it goes. */
export const stateWords: Record<RetentionItem['state'], string> = {
  due: 'To be looked at',
  approved: 'May be destroyed',
  held: 'Held',
  done: 'Destroyed',
  lapsed: 'No longer due',
}
