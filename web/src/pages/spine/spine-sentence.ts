import type { Spine } from '@/api/types'
import { counted, inWords } from '@/format/words'

/** "Of 7 measures with a rank, 3 are in band A, 2 in band B and 2 in band D." */
export function spineSentence({ place, measures }: Spine): string {
  const banded = measures.filter((measure) => measure.row.band !== null)
  if (banded.length === 0) return `No measure here gives ${place.name} a rank.`
  const parts = (['A', 'B', 'C', 'D'] as const).flatMap((letter) => {
    const count = banded.filter((measure) => measure.row.band === letter).length
    return count === 0 ? [] : [`${count} in band ${letter}`]
  })
  return `Of ${counted(banded.length, 'measure')} with a rank, ${place.name} has ${inWords(parts)} (A is the best quarter of authorities).`
}
