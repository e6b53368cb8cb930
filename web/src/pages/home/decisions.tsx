import { addresses } from '@/addresses'
import type { Minute, Scorecard } from '@/api/types'
import { type Column, DataTable } from '@/components'
import { dateText } from '@/format/dates'
import { Link } from '@/router/link'
import { useAsOf } from '../scorecard/as-of'

type Decision = Minute['decisions'][number]

/** What waits to be decided, by whom and by when; each opens its statement. */
export function Decisions({ minute, scorecard }: { minute: Minute; scorecard: Scorecard }) {
  const asOf = useAsOf()
  if (minute.decisions.length === 0) return <p className="govuk-body">No decision waits.</p>
  return (
    <DataTable
      id="decisions"
      stacks
      caption="Decisions waiting"
      captionHidden
      columns={columnsOf(scorecard, asOf)}
      rows={minute.decisions}
      rowKey={(decision) => decision.text}
      pageSize={5}
    />
  )
}

function columnsOf(scorecard: Scorecard, asOf: string): Column<Decision>[] {
  const areaOf = (code: string) => scorecard.areas.find((area) => area.statements.some((statement) => statement.code === code))
  return [
    {
      key: 'text',
      title: 'Decision',
      cell: ({ text, statement }) => {
        const area = statement === null ? undefined : areaOf(statement)
        return area === undefined ? text : <Link {...addresses.area(area.code, { as_of: asOf, statement: statement ?? '' })}>{text}</Link>
      },
      value: ({ text }) => text,
    },
    { key: 'owner', title: 'Owner', cell: ({ owner }) => owner ?? 'Nobody named', value: ({ owner }) => owner },
    { key: 'due', title: 'Due', cell: ({ due }) => (due === null ? 'No date set' : dateText(due)), value: ({ due }) => due },
  ]
}
