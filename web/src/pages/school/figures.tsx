import { addresses } from '@/addresses'
import type { School, SchoolFigure } from '@/api/types'
import { type Column, DataTable, EmptyState, Figure, SymbolNote } from '@/components'
import { groupWords } from '@/format/groups'
import { words } from '@/format/words'
import { useCountry } from '@/hooks/use-about'
import { Link } from '@/router/link'
import { splitByAge, themesOf } from './figure-sets'
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
  const { newest, earlier } = splitByAge(figures)
  const themes = themesOf(newest)
  const other = themes.find(([theme]) => theme === 'other')?.[1] ?? []
  return (
    <>
      {themes
        .filter(([theme]) => theme !== 'other')
        .map(([theme, members]) => (
          <section key={theme}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-2">{words(theme)}</h3>
            <Theme theme={theme} school={school} figures={members} country={country} />
          </section>
        ))}
      <Folded title="Figures of earlier periods and other files" theme="earlier" school={school} figures={earlier} country={country} />
      <Folded title="Other published columns" theme="other" school={school} figures={other} country={country} />
    </>
  )
}

/** What few look for, out of the way. */
function Folded({ title, ...of }: Props & { title: string; theme: string; country: string }) {
  if (of.figures.length === 0) return null
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {title} ({of.figures.length})
        </span>
      </summary>
      <div className="app-school__other">
        <Theme {...of} />
      </div>
    </details>
  )
}

function Theme({ theme, school, figures, country }: Props & { theme: string; country: string }) {
  return (
    <DataTable
      id={`figures-${theme}`}
      stacks
      caption={`${words(theme)}: ${school.name}`}
      captionHidden
      columns={columnsOf(school, country, figures)}
      rows={figures}
      rowKey={(figure) => `${figure.title} ${figure.measure} ${figure.group} ${figure.label} ${figure.source?.source_id} ${figure.value}`}
      pageSize={40}
      note={<SymbolNote rows={figures} />}
    />
  )
}

function columnsOf(school: School['school'], country: string, figures: SchoolFigure[]): Column<SchoolFigure>[] {
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
    ...comparator('authority_value', school.authority ?? 'Authority', figures),
    ...comparator('england_value', country, figures),
  ]
}

/** A column of the authority or the country; none where no file gives any of its figures. */
function comparator(key: 'authority_value' | 'england_value', title: string, figures: SchoolFigure[]): Column<SchoolFigure>[] {
  if (figures.every((figure) => figure[key] === null)) return []
  return [
    {
      key,
      title,
      numeric: true,
      cell: (figure) => <Figure value={figure[key]} unit={figure.unit} decimals={figure.decimals} />,
      value: (figure) => figure[key],
    },
  ]
}
