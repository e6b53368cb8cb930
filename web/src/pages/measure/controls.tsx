import { addresses } from '@/addresses'
import type { MeasurePage } from '@/api/types'
import { Select } from '@/components'
import { useAbout } from '@/hooks/use-about'
import { useAddressState } from '@/hooks/use-address-state'
import { Link } from '@/router/link'

/** What the reader may choose: pupils, period, which set of neighbours. */
export function Controls({ data }: { data: MeasurePage }) {
  const { neighbour_sets } = useAbout()
  const [, change] = useAddressState({ group: '', period: '', neighbours: '' })
  const latest = data.periods.at(-1)
  const periods = [...data.periods].reverse()
  // The files may know its groups only; then everyone is named as what it is: without figures.
  const groups = data.groups.some((group) => group.text === data.group)
    ? data.groups
    : [{ text: data.group, title: `${data.group_title}: no figures` }, ...data.groups]
  return (
    <>
      <div className="app-controls">
        {groups.length > 1 && (
          <Select
            label="Pupils"
            value={data.group}
            options={groups.map((group) => ({ value: group.text, text: group.title }))}
            onChange={(group) => change({ group })}
          />
        )}
        {data.period !== null && (
          <Select
            label="Period"
            value={data.period}
            options={periods.map((period) => ({ value: period, text: period }))}
            onChange={(period) => change({ period: period === latest ? '' : period })}
          />
        )}
        {neighbour_sets.length > 1 && (
          <Select
            label="Statistical neighbours"
            value={data.neighbour_set ?? ''}
            options={neighbour_sets.map((set) => ({ value: set.code, text: shortTitle(set.title) }))}
            onChange={(neighbours) => change({ neighbours })}
          />
        )}
      </div>
      <p className="govuk-body app-small app-no-print">
        <Link {...addresses.compare({ measure: data.measure.code, group: data.group })}>Compare with any authorities</Link>
      </p>
    </>
  )
}

/** "May 2025" of "Statistical neighbours, May 2025": the label says the rest. */
function shortTitle(title: string): string {
  return title.replace(/^Statistical neighbours, /, '')
}
