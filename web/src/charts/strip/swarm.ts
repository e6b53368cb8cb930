/** The rows, up or down from the middle, on which dots stand so that none overlap; in units of a dot's width. */
export function swarm(positions: readonly number[], dot: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0))
  const ends = new Map<number, number>()
  const rows = new Array<number>(positions.length).fill(0)
  for (const index of order) {
    const x = positions[index] ?? 0
    // Rows are tried from the middle outwards: 0, 1, -1, 2, -2, ...
    for (let tried = 0; ; tried++) {
      const row = tried % 2 === 1 ? (tried + 1) / 2 : -tried / 2
      if ((ends.get(row) ?? Number.NEGATIVE_INFINITY) <= x) {
        ends.set(row, x + dot)
        rows[index] = row === 0 ? 0 : row
        break
      }
    }
  }
  return rows
}
