import type { Task, TaskFields } from '@/api/people-types'
import { Form, Sentence } from '@/components'
import { day, instant } from '@/format/time'

interface Props {
  mine: TaskFields
  theirs: Task
  onMine: () => Promise<void>
  onTheirs: () => void
}

/** Somebody saved first: what the reader wrote beside what stands now, and a choice. */
export function Conflict({ mine, theirs, onMine, onTheirs }: Props) {
  const rows: [string, string, string][] = [
    ['Title', mine.title, theirs.title],
    ['About', mine.subject, theirs.subject],
    ['Place', mine.place, theirs.place],
    ['Due', day(mine.due), day(theirs.due)],
    ['Whose', mine.owner_role + mine.owner_person, theirs.owner_role + theirs.owner_person],
  ]
  const whose = mine.owner_role === theirs.owner_role && mine.owner_person === theirs.owner_person
  return (
    <>
      <div className="govuk-error-summary" role="alert">
        <h2 className="govuk-error-summary__title">Somebody else was first</h2>
        <div className="govuk-error-summary__body">
          <p>
            {theirs.changed_by} saved this task at {instant(theirs.changed_at)}, while you were changing it. Nothing of yours is saved yet.
          </p>
        </div>
      </div>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Both versions</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <td className="govuk-table__header" />
            <th scope="col" className="govuk-table__header">Yours</th>
            <th scope="col" className="govuk-table__header">As it stands now</th>
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map(([name, yours, now]) => (
            <tr key={name} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">{name}</th>
              <td className="govuk-table__cell">{name === 'Whose' ? (whose ? theirs.owner_name || theirs.owner_role_title : 'As you chose') : shown(yours)}</td>
              <td className="govuk-table__cell">
                {name === 'Whose' ? theirs.owner_name || theirs.owner_role_title : shown(now)}{' '}
                {yours !== now && <strong className="govuk-tag govuk-tag--yellow">Differs</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Sentence>Both stay in the history, whichever you choose.</Sentence>
      <Form
        action="Save mine"
        onSend={onMine}
        also={
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onTheirs}>
            Leave it as it stands
          </button>
        }
      />
    </>
  )
}

function shown(text: string): string {
  return text === '' ? '-' : text
}
