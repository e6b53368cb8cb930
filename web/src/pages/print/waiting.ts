import type { Minute } from '@/api/types'

interface Waiting {
  owner: string | null
  due: string | null
  count: number
}

/** How many decisions each owner has to make by each date, the most first. */
export function waitingByOwner(decisions: Minute['decisions']): Waiting[] {
  const groups: Waiting[] = []
  for (const { owner, due } of decisions) {
    const group = groups.find((known) => known.owner === owner && known.due === due)
    if (group === undefined) groups.push({ owner, due, count: 1 })
    else group.count += 1
  }
  return groups.sort((a, b) => b.count - a.count)
}
