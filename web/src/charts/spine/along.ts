/** Where a value stands from worst (0) to best (1), whichever way is good; held within both. */
export function along(value: number, worst: number, best: number): number {
  if (worst === best) return 0.5
  return Math.min(1, Math.max(0, (value - worst) / (best - worst)))
}
