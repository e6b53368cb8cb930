import './pagination.css'

interface Props {
  /** From 1. */
  page: number
  pages: number
  onPage: (page: number) => void
  /** What is paged, for those who hear the links one by one. */
  of: string
}

/** Steps through a list; nothing when it is on one page. */
export function Pagination({ page, pages, onPage, of }: Props) {
  if (pages <= 1) return null
  return (
    <nav className="app-pagination app-no-print" aria-label={`Pages of ${of}`}>
      <Step shown={page > 1} text="Previous" onClick={() => onPage(page - 1)} />
      <span className="govuk-body govuk-!-margin-bottom-0">
        Page {page.toLocaleString('en-GB')} of {pages.toLocaleString('en-GB')}
      </span>
      <Step shown={page < pages} text="Next" onClick={() => onPage(page + 1)} />
    </nav>
  )
}

function Step({ shown, text, onClick }: { shown: boolean; text: string; onClick: () => void }) {
  if (!shown) return null
  return (
    <button type="button" className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" onClick={onClick}>
      {text}
      <span className="govuk-visually-hidden"> page</span>
    </button>
  )
}
