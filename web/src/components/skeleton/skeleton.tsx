import './skeleton.css'

/** Stands where data will: shown only if it takes longer than a moment. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className="app-skeleton" role="status">
      <span className="govuk-visually-hidden">Loading</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="app-skeleton__line" aria-hidden="true" />
      ))}
    </div>
  )
}
