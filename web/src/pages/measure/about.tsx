import type { ReactNode } from 'react'
import { addresses } from '@/addresses'
import type { MeasurePage } from '@/api/types'
import { counted } from '@/format/words'
import { dateText } from '@/format/dates'
import { Link } from '@/router/link'

const directions = {
  high: 'A high figure is good.',
  low: 'A low figure is good.',
  neither: 'Neither a high nor a low figure is good in itself.',
}

/** Definition, method, breaks and sources of the measure. */
export function About({ data: { measure, sources } }: { data: MeasurePage }) {
  const notScored = measure.not_scored.map((entry) => `${entry.periods.join(', ')}: ${entry.note}`)
  return (
    <section>
      <h2 className="govuk-heading-m">Definition and sources</h2>
      <dl className="govuk-summary-list">
        <Line name="Definition">{measure.definition}</Line>
        {measure.method && (
          <Line name="Method">
            <Method text={measure.method} />
          </Line>
        )}
        <Line name="Whose figure">{measure.basis_text}</Line>
        <Line name="Direction">{directions[measure.polarity]}</Line>
        {measure.breaks.length > 0 && (
          <Line name="Breaks">{measure.breaks.map(({ period, note }) => `${period}: ${note}`).join('; ')}</Line>
        )}
        {notScored.length > 0 && <Line name="Not scored">{notScored.join('; ')}</Line>}
        {measure.last_published && (
          <Line name="Last published">
            {measure.last_published}
            {measure.last_published_note && `. ${measure.last_published_note}`}
          </Line>
        )}
        <Line name={sources.length === 1 ? 'Source' : 'Sources'}>
          {sources.length === 0 && 'No file that holds it has been loaded.'}
          {sources.map((source) => (
            <span key={source.id} className="govuk-!-display-block govuk-!-margin-bottom-1">
              <Link {...addresses.source(source.id)}>{source.title || source.file}</Link>
              {` ${[source.publisher, source.status, source.published && `published ${dateText(source.published)}`].filter(Boolean).join(', ')}`}
              {source.warnings > 0 && `, ${counted(source.warnings, 'warning')}`}
            </span>
          ))}
        </Line>
        <Line name="Code">
          <code>{measure.code}</code>
        </Line>
      </dl>
    </section>
  )
}

/** The publisher's words, which can be a page long, behind a disclosure then. */
function Method({ text }: { text: string }) {
  if (text.length < 400) return text
  return (
    <details className="govuk-details govuk-!-margin-bottom-0">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Read the publisher’s description</span>
      </summary>
      <div className="govuk-details__text">{text}</div>
    </details>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  )
}
