import type { ReactNode } from 'react'
import './chart-with-table.css'

interface Props {
  title: string
  /** What the picture says, in a sentence or two. */
  words: ReactNode
  chart: ReactNode
  /** The same data as a DataTable. */
  table: ReactNode
}

/** A chart with its words above and its table behind a disclosure below. */
export function ChartWithTable({ title, words, chart, table }: Props) {
  return (
    <section className="app-chart-section">
      <h2 className="govuk-heading-m">{title}</h2>
      <div className="govuk-body app-chart-section__words">{words}</div>
      <figure className="app-chart-section__figure">{chart}</figure>
      <details className="govuk-details app-no-print">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">
            Show as a table<span className="govuk-visually-hidden">: {title}</span>
          </span>
        </summary>
        <div className="govuk-details__text app-chart-section__table">{table}</div>
      </details>
    </section>
  )
}
