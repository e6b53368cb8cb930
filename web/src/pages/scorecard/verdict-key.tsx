import { VerdictTag } from '@/components'
import { verdictMeanings, verdicts } from '@/format/words'
import './scorecard.css'

/** What each mark means, in words. */
export function VerdictKey() {
  return (
    <details className="govuk-details app-no-print">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">What the marks mean</span>
      </summary>
      <div className="govuk-details__text">
        <dl className="app-verdict-key">
          {verdicts.map((verdict) => (
            <div key={verdict} className="app-verdict-key__item">
              <dt>
                <VerdictTag verdict={verdict} />
              </dt>
              <dd>{verdictMeanings[verdict]}</dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  )
}
