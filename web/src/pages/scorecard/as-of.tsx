import type { Scorecard } from '@/api/types'
import { useAddressState } from '@/hooks/use-address-state'
import { useAddress } from '@/router/history'
import { Link } from '@/router/link'
import './as-of.css'

/** The year the reader looks from: "" is today. In the address, so that it can be sent. */
export function useAsOf(): string {
  const [state] = useAddressState({ as_of: '' })
  return state.as_of === 'latest' ? '' : state.as_of
}

/** The last year in a strategy's period: 2020 of "2016 to 2020". */
export function endOf(period: string): string | undefined {
  return period.match(/\d{4}/g)?.at(-1)
}

/** Switches between how things stood when the strategy ended and how they stand today. */
export function AsOfSwitch({ scorecard }: { scorecard: Scorecard }) {
  const { path, params } = useAddress()
  const asOf = useAsOf()
  const end = endOf(scorecard.strategy.period)
  if (end === undefined) return null
  const rest = Object.fromEntries(params)
  const choices = [
    { value: end, text: `When the strategy ended, ${end}` },
    { value: '', text: 'Today' },
  ]
  return (
    <nav className="app-as-of app-no-print" aria-label="Seen from">
      {choices.map(({ value, text }) => (
        <Link
          key={value}
          to={path}
          query={{ ...rest, as_of: value }}
          className="app-as-of__choice"
          aria-current={value === asOf ? 'true' : undefined}
        >
          {text}
        </Link>
      ))}
    </nav>
  )
}
