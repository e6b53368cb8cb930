import { rankText } from '@/format/figures'

/** "72nd of 152", or a dash where no rank is given. */
export function Rank({ rank, ranked }: { rank: number | null; ranked: number | null }) {
  const text = rankText(rank, ranked)
  return text === '' ? <span className="app-secondary">-</span> : <span className="app-nowrap">{text}</span>
}
