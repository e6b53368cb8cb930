import type { Finding, Source } from '@/api/types'

/** The last part of a path: what people call the file. */
export function fileName(file: string): string {
  return file.split('/').at(-1) ?? file
}

const statusWords: Record<string, string> = { final: 'Final', revised: 'Revised', provisional: 'Provisional' }

export function statusText({ status }: Pick<Source, 'status'>): string {
  return statusWords[status] ?? status
}

/** Severities from the heaviest. */
export const severities = ['error', 'quarantine', 'warning', 'note'] as const

const severityWords: Record<string, string> = {
  error: 'Error: the file is refused',
  quarantine: 'Row kept out',
  warning: 'Warning',
  note: 'Note',
}

export function severityText(severity: Finding['severity']): string {
  return severityWords[severity] ?? severity
}

/** "constant_column" as words. */
export function ruleText(rule: string): string {
  const text = rule.replace(/[._-]+/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
