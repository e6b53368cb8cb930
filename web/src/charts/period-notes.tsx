import { inWords } from '@/format/words'

interface Props {
  country: string
  /** Changes of definition within the periods shown, oldest first. */
  breaks: readonly { period: string; note: string }[]
  /** Periods with figures that are never scored. */
  unscored: readonly string[]
}

/** What the reader must know of some periods: where levels stop being comparable, and which points are hollow. */
export function PeriodNotes({ country, breaks, unscored }: Props) {
  return (
    <>
      {breaks.map(({ period, note }, index) => (
        <Note key={period}>
          <strong>
            Break{breaks.length > 1 ? ` ${index + 1}` : ''}, {period}:
          </strong>{' '}
          {/[.!?]$/.test(note) ? note : `${note}.`}
        </Note>
      ))}
      {breaks.length > 0 && <Note>Across a break compare the difference from {country}, not the level.</Note>}
      {unscored.length > 0 && <Note>Hollow points are not scored: {inWords(unscored)}.</Note>}
    </>
  )
}

function Note({ children }: { children: React.ReactNode }) {
  return <p className="govuk-body app-small govuk-!-margin-bottom-1">{children}</p>
}
