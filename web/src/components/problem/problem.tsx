import type { ApiError } from '@/api/client'

/** What went wrong with a request, in the server's own words, and the one thing to do. */
export function Problem({ error, retry }: { error: ApiError; retry: () => void }) {
  return (
    <div className="govuk-error-summary" role="alert">
      <h2 className="govuk-error-summary__title">
        {error.status === 404 ? 'This is not here' : 'This could not be shown'}
      </h2>
      <div className="govuk-error-summary__body">
        <p>{error.message}</p>
        {(error.status === 0 || error.status >= 500) && (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={retry}>
            Try again
          </button>
        )}
      </div>
    </div>
  )
}
