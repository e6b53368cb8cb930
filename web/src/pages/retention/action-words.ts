import type { RetentionItem } from '@/api/people-types'

/** What is done with a record at its end. */
export const actionWords: Record<RetentionItem['action'], string> = {
  empty: 'Names and addresses are emptied',
  delete: 'The record is deleted',
  'destroy-key': "The child's key is destroyed, also for all backups",
}
