import './period.css'

interface Props {
  label: string
  /** The definition changed with this period. */
  broken?: boolean
  scored?: boolean
}

/** The name of a row of figures over time, with what keeps its figures from being compared with the others. */
export function Period({ label, broken = false, scored = true }: Props) {
  return (
    <>
      {label}
      {broken && <span className="app-period__mark">Break: earlier levels not comparable</span>}
      {!scored && <span className="app-period__mark">Not scored</span>}
    </>
  )
}
