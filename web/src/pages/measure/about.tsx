import { addresses } from '@/addresses'
import type { MeasurePage, Source } from '@/api/types'
import { SummaryList } from '@/components'
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
  const last = [measure.last_published, measure.last_published_note].filter(Boolean).join('. ')
  return (
    <section>
      <h2 className="govuk-heading-m">Definition and sources</h2>
      <SummaryList
        facts={[
          ['Definition', measure.definition],
          ['Method', measure.method && <Method text={measure.method} />],
          ['Whose figure', measure.basis_text],
          ['Direction', directions[measure.polarity]],
          ['Breaks', measure.breaks.map(({ period, note }) => `${period}: ${note}`).join('; ')],
          ['Not scored', measure.not_scored.map(({ periods, note }) => `${periods.join(', ')}: ${note}`).join('; ')],
          ['Last published', measure.last_published === null ? null : last],
          [sources.length === 1 ? 'Source' : 'Sources', <Sources key="sources" sources={sources} />],
          ['Code', <code key="code">{measure.code}</code>],
        ]}
      />
    </section>
  )
}

function Sources({ sources }: { sources: Source[] }) {
  if (sources.length === 0) return 'No file that holds it has been loaded.'
  return sources.map((source) => (
    <span key={source.id} className="govuk-!-display-block govuk-!-margin-bottom-1">
      <Link {...addresses.source(source.id)}>{source.title || source.file}</Link>
      {`: ${[source.publisher, source.status, source.published && `published ${dateText(source.published)}`].filter(Boolean).join(', ')}`}
      {source.warnings > 0 && `, ${counted(source.warnings, 'warning')}`}
    </span>
  ))
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
