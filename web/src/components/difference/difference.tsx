import { difference } from '@/format/figures'

interface Props {
  value: number | null
  unit: string
  decimals: number
}

/** "+3.1 pp", "-0.5 points"; a dash where it is not known. The sign says the direction; no colour does. */
export function Difference({ value, unit, decimals }: Props) {
  if (value === null) return <span className="app-secondary">-</span>
  const text = difference(value, unit, decimals)
  const [, figure, points] = /^(.*) pp$/.test(text) ? (/^(.*) (pp)$/.exec(text) ?? []) : []
  return (
    <span className="app-nowrap">
      {points === undefined ? (
        text
      ) : (
        <>
          {figure} <abbr title="percentage points">pp</abbr>
        </>
      )}
    </span>
  )
}
