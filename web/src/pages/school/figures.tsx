import { addresses } from '@/addresses'
import type { School, SchoolFigure } from '@/api/types'
import { type Column, DataTable, EmptyState, Figure, SymbolNote } from '@/components'
import { groupWords } from '@/format/groups'
import { words } from '@/format/words'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import '../schools/schools.css'

interface Props {
  school: School['school']
  figures: SchoolFigure[]
}

/** The newest of each published column, by theme, beside the authority and the country. */
export function Figures({ school, figures }: Props) {
  const country = useCountry()
  if (figures.length === 0) {
    return (
      <EmptyState title="No figures of this school are loaded">
        <Link {...addresses.data()}>See the files loaded</Link>: performance tables hold figures of schools.
      </EmptyState>
    )
  }
  return themesOf(figures).map(([theme, members]) =>
    theme === 'other' ? (
      <details key={theme} className="govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Other published columns ({members.length})</span>
        </summary>
        <div className="app-school__other">
          <Theme theme={theme} school={school} figures={members} country={country} />
        </div>
      </details>
    ) : (
      <section key={theme}>
        <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{words(theme)}</h3>
        <Theme theme={theme} school={school} figures={members} country={country} />
      </section>
    ),
  )
}

/** Themes in their first order, those without one last. */
export function themesOf(figures: readonly SchoolFigure[]): [string, SchoolFigure[]][] {
  const themes = [...new Set(figures.map((figure) => figure.theme))].sort((a, b) => Number(a === 'other') - Number(b === 'other'))
  return themes.map((theme) => [theme, figures.filter((figure) => figure.theme === theme)])
}

function Theme({ theme, school, figures, country }: Props & { theme: string; country: string }) {
  return (
    <DataTable
      id={`figures-${theme}`}
      caption={`${words(theme)}: ${school.name}`}
      captionHidden
      columns={columnsOf(school, country)}
      rows={figures}
      rowKey={(figure) => `${figure.title} ${figure.measure} ${figure.group} ${figure.label} ${figure.source?.source_id} ${figure.value}`}
      pageSize={40}
      note={<SymbolNote rows={figures} />}
    />
  )
}

function columnsOf(school: School['school'], country: string): Column<SchoolFigure>[] {
  return [
    {
      key: 'title',
      title: 'Figure',
      cell: ({ measure, title, group }) => (
        <>
          {measure === null ? title : <Link {...addresses.measure(measure, { group })}>{title}</Link>}
          {group !== '' && <span className="app-schools__under">{groupWords(group)}</span>}
        </>
      ),
      value: ({ title, group }) => (group === '' ? title : `${title}: ${groupWords(group)}`),
    },
    { key: 'period', title: 'Period', cell: ({ period }) => period, value: ({ period }) => period },
    {
      key: 'value',
      title: 'School',
      numeric: true,
      cell: ({ value, unit, decimals, symbol, source }) => <Figure value={value} unit={unit} decimals={decimals} symbol={symbol} source={source} />,
      value: ({ value }) => value,
    },
    {
      key: 'authority',
      title: school.authority ?? 'Authority',
      numeric: true,
      cell: ({ authority_value, unit, decimals }) => <Figure value={authority_value} unit={unit} decimals={decimals} />,
      value: ({ authority_value }) => authority_value,
    },
    {
      key: 'country',
      title: country,
      numeric: true,
      cell: ({ england_value, unit, decimals }) => <Figure value={england_value} unit={unit} decimals={decimals} />,
      value: ({ england_value }) => england_value,
    },
  ]
}
