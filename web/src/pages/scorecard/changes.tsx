import { addresses } from '@/addresses'
import type { Scorecard } from '@/api/types'
import { counted } from '@/format/words'
import { Link } from '@/router/link'
import './scorecard.css'

const shown = 6

/** What moved with the last load, and the file that moved it. */
export function Changes({ scorecard: { changes } }: { scorecard: Scorecard }) {
  if (changes.length === 0) {
    return (
      <p className="govuk-body">
        Nothing that is scored moved. <Link {...addresses.data()}>See the files loaded</Link>.
      </p>
    )
  }
  const list = (some: typeof changes) => (
    <ul className="govuk-list govuk-list--bullet">
      {some.map(({ text, source_id }) => (
        <li key={text}>
          {text}
          {source_id !== null && (
            <>
              {' '}
              <Link {...addresses.source(source_id)}>
                The file<span className="govuk-visually-hidden"> behind: {text}</span>
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  )
  const rest = changes.slice(shown)
  return (
    <>
      {list(changes.slice(0, shown))}
      {rest.length > 0 && (
        <details className="govuk-details">
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">{counted(rest.length, 'more change')}</span>
          </summary>
          <div className="govuk-details__text">{list(rest)}</div>
        </details>
      )}
    </>
  )
}
