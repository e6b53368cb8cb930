import { addresses } from '@/addresses'
import { apiUrl } from '@/api/client'
import type { ReconciledRow } from '@/api/pupil-types'
import { type Column, DataTable, Difference, EmptyState, Figure, Loadable, Page, Sentence } from '@/components'
import { counted } from '@/format/words'
import { useApi } from '@/hooks/use-api'
import { Link } from '@/router/link'

/** Figures from pupils' records beside the published ones, so that an early figure can be trusted. */
export default function ReconciliationPage() {
  const state = useApi<{ rows: ReconciledRow[] }>(apiUrl('pupils/reconciliation'))
  return (
    <Page title="Computed and published figures" trail={[{ text: 'Data', target: addresses.data() }]}>
      <Loadable state={state} lines={12}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title="Nothing can be compared yet">A figure from pupils’ records needs the published figure of the same measure and year beside it. Load both under Data.</EmptyState>
          ) : (
            <>
              <Sentence>
                {`Of ${counted(rows.length, 'figure')} that can be worked out from pupils’ records and are published too, ${rows.filter((row) => row.reasons.length === 0).length} agree to the last digit shown.`}
              </Sentence>
              <DataTable id="reconciled" stacks caption="Computed and published figures" captionHidden columns={columns} rows={rows} rowKey={(row) => `${row.measure} ${row.period}`} sort="-period" pageSize={50} />
            </>
          )
        }
      </Loadable>
    </Page>
  )
}

const columns: Column<ReconciledRow>[] = [
  { key: 'title', title: 'Measure', cell: (row) => <Link {...addresses.pupils({ measure: row.measure })}>{row.title}</Link>, value: (row) => row.title },
  { key: 'period', title: 'Period', cell: (row) => row.period, value: (row) => row.period },
  { key: 'computed', title: 'From pupils’ records', numeric: true, cell: (row) => <Figure value={row.computed} unit={row.unit} decimals={row.decimals} />, value: (row) => row.computed },
  { key: 'published', title: 'Published', numeric: true, cell: (row) => <Figure value={row.published} unit={row.unit} decimals={row.decimals} />, value: (row) => row.published },
  { key: 'difference', title: 'Difference', numeric: true, cell: (row) => <Difference value={row.difference} unit={row.unit} decimals={row.decimals} />, value: (row) => row.difference },
  { key: 'reasons', title: 'Likely reasons', cell: (row) => (row.reasons.length === 0 ? 'They agree' : row.reasons.join('; ')), value: (row) => row.reasons.join('; ') },
]
