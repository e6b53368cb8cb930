import type { Polarity, StripPoint } from '@/api/types'

export type AxisKind = 'all' | 'region' | 'neighbours' | 'own'

export interface AxisChoice {
  kind: AxisKind
  /** Codes put on the axis, and codes left off it. */
  added: readonly string[]
  left: readonly string[]
}

/** The authorities on the reader's own axis; ours is always on it. */
export function onAxis(points: readonly StripPoint[], { kind, added, left }: AxisChoice): StripPoint[] {
  const region = points.find((point) => point.is_place)?.region ?? null
  return points.filter((point) => {
    if (point.is_place) return true
    if (left.includes(point.code)) return false
    if (added.includes(point.code) || kind === 'all') return true
    if (kind === 'region') return region !== null && point.region === region
    return kind === 'neighbours' && point.is_neighbour
  })
}

/** Our rank among those on the axis (competition ranking, ties share the better); null without a figure or a good direction. */
export function rankAmong(points: readonly StripPoint[], polarity: Polarity): { rank: number; ranked: number } | null {
  const ours = points.find((point) => point.is_place)?.value
  if (ours === undefined || ours === null || polarity === 'neither') return null
  const values = points.flatMap((point) => point.value ?? [])
  const better = values.filter((value) => (polarity === 'high' ? value > ours : value < ours))
  return { rank: better.length + 1, ranked: values.length }
}
