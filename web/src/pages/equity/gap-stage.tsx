import { addresses } from '@/addresses'
import type { GroupPair, PupilGap } from '@/api/pupil-types'
import { Lines } from '@/charts'
import { ChartWithTable, type Column, DataTable, Figure } from '@/components'
import { number } from '@/format/figures'
import { Link } from '@/router/link'
import { gapText, lastYear, paceWords } from './gap-words'

const schoolsShown = 5

/** One measure: both groups over time, what the gap is made of, and the schools where it is least. */
export function GapStage({ gap, pair }: { gap: PupilGap; pair: GroupPair }) {
  const { measure, years } = gap
  const series = [
    { name: pair.group_title, points: years.map((year) => ({ label: year.period, value: year.group, scored: true })) },
    { name: pair.others_title, points: years.map((year) => ({ label: year.period, value: year.others, scored: true })) },
  ]
  return (
    <ChartWithTable
      title={measure.title}
      words={<Words gap={gap} pair={pair} />}
      chart={<Lines label={measure.title} unit={measure.unit} decimals={measure.decimals} breaks={[]} series={series} />}
      table={<YearsTable gap={gap} pair={pair} />}
    />
  )
}

function Words({ gap, pair }: { gap: PupilGap; pair: GroupPair }) {
  const last = lastYear(gap)
  if (last === undefined) return null
  const schools = gap.schools.slice(0, schoolsShown)
  return (
    <>
      <p className="govuk-body">
        In {last.period} the gap is {gapText(gap, last.gap)} (95% interval {number(last.lower, gap.measure.decimals)} to{' '}
        {number(last.upper, gap.measure.decimals)}), {gap.movement === 'too few years' ? 'with too few years to say how it moves' : `${gap.movement} since ${gap.years[0]?.period ?? ''}`}, {paceWords(gap)}.
        {gap.between_schools !== null && gap.within_schools !== null && (
          <>
            {' '}
            {gapText(gap, gap.within_schools)} of it lies within schools, {gapText(gap, gap.between_schools)} between them.
          </>
        )}
      </p>
      {schools.length > 1 && (
        <p className="govuk-body app-small">
          Smallest in:{' '}
          {schools.map((school, index) => (
            <span key={school.urn}>
              {index > 0 && '; '}
              <Link {...addresses.pupils({ measure: gap.measure.code, group: pair.group, place: school.urn })}>{school.name}</Link> ({gapText(gap, school.gap)}, {number(school.group_pupils)} and {number(school.others_pupils)} pupils)
            </span>
          ))}
          . Small schools lie there by chance too.
        </p>
      )}
    </>
  )
}

function YearsTable({ gap, pair }: { gap: PupilGap; pair: GroupPair }) {
  const { decimals } = gap.measure
  type Year = PupilGap['years'][number]
  const figure = (key: 'group' | 'others' | 'gap', title: string): Column<Year> => ({
    key,
    title,
    numeric: true,
    cell: (year) => <Figure value={year[key]} decimals={decimals} />,
    value: (year) => year[key],
  })
  const columns: Column<Year>[] = [
    { key: 'period', title: 'Period', cell: (year) => year.period, value: (year) => year.period },
    figure('group', pair.group_title),
    figure('others', pair.others_title),
    figure('gap', 'Gap'),
    { key: 'interval', title: '95% interval', numeric: true, cell: (year) => `${number(year.lower, decimals)} to ${number(year.upper, decimals)}` },
    { key: 'pupils', title: 'Pupils', numeric: true, cell: (year) => `${number(year.group_pupils)} and ${number(year.others_pupils)}` },
  ]
  return <DataTable id={`years-${gap.measure.code}`} caption={gap.measure.title} captionHidden columns={columns} rows={gap.years} rowKey={(year) => year.period} />
}
