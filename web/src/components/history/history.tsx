import type { RecordVersion } from '@/api/people-types'
import { instant } from '@/format/time'

interface Props {
  /** Newest first. */
  versions: RecordVersion[]
  /** The reader's word for each field that is shown. */
  words: Record<string, string>
}

/** Every version of a record: when, by whom, why, and what was changed from the one before. */
export function History({ versions, words }: Props) {
  return (
    <ol className="app-plain-list" reversed>
      {versions.map((version, index) => (
        <li key={version.version} className="govuk-body">
          <strong>{instant(version.changed_at)}</strong> by {version.changed_by}
          {version.reason !== '' && <>: {version.reason}</>}
          <Changed version={version} before={versions[index + 1]} words={words} />
        </li>
      ))}
    </ol>
  )
}

function Changed({ version, before, words }: { version: RecordVersion; before: RecordVersion | undefined; words: Record<string, string> }) {
  if (before === undefined) return <div className="app-secondary">Made</div>
  const changed = Object.entries(words).filter(([name]) => version.fields[name] !== before.fields[name])
  return (
    <ul className="govuk-list govuk-list--bullet">
      {changed.map(([name, word]) => (
        <li key={name}>
          {word}: {shown(before.fields[name])} → {shown(version.fields[name])}
        </li>
      ))}
    </ul>
  )
}

function shown(text: string | undefined): string {
  return text === undefined || text === '' ? 'nothing' : text
}
