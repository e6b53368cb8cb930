import type { PupilGap, PupilGaps } from '@/api/pupil-types'
import { type Column, DataTable, Figure } from '@/components'
import { number } from '@/format/figures'
import { gapText, lastYear, paceWords } from './gap-words'

/** All stages side by side. */
export function StagesTable({ data }: { data: PupilGaps }) {
  const { group_title, others_title } = data.pair
  const value = (key: 'group' | 'others' | 'gap') => (gap: PupilGap) => lastYear(gap)?.[key] ?? null
  const columns: Column<PupilGap>[] = [
    { key: 'measure', title: 'Measure', cell: ({ measure }) => `${measure.short_title}${measure.unit === '' ? '' : `, ${measure.unit}`}`, value: ({ measure }) => measure.short_title },
    { key: 'period', title: 'Period', cell: (gap) => lastYear(gap)?.period ?? '', value: (gap) => lastYear(gap)?.period ?? '' },
    { key: 'group', title: group_title, numeric: true, cell: (gap) => <Figure value={value('group')(gap)} decimals={gap.measure.decimals} />, value: value('group') },
    { key: 'others', title: others_title, numeric: true, cell: (gap) => <Figure value={value('others')(gap)} decimals={gap.measure.decimals} />, value: value('others') },
    { key: 'gap', title: 'Gap', numeric: true, cell: (gap) => gapText(gap, lastYear(gap)?.gap ?? 0), value: value('gap') },
    {
      key: 'interval',
      title: '95% interval',
      numeric: true,
      cell: (gap) => {
        const last = lastYear(gap)
        return last === undefined ? '-' : `${number(last.lower, gap.measure.decimals)} to ${number(last.upper, gap.measure.decimals)}`
      },
    },
    { key: 'movement', title: 'Since the first year', cell: (gap) => gap.movement, value: (gap) => gap.movement },
    { key: 'pace', title: 'Pace of five years', cell: paceWords, value: paceWords },
  ]
  return <DataTable id="stages" stacks caption="Every stage" columns={columns} rows={data.gaps} rowKey={(gap) => gap.measure.code} />
}
