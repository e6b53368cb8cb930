import { addresses } from '@/addresses'
import type { MeasureSummary } from '@/api/types'
import { EmptyState, Loadable, Page, Select, Sentence } from '@/components'
import { counted, words } from '@/format/words'
import { useAddressState } from '@/hooks/use-address-state'
import { useMeasures } from '@/hooks/use-lists'
import { Link } from '@/router/link'
import { byTheme, selected, themesOf, unique } from './select-measures'
import './evidence.css'

/** All measures by theme, searchable. */
export default function Evidence() {
  const measures = useMeasures()
  return (
    <Page title="Evidence">
      <Loadable state={measures} lines={10}>
        {(data) => <MeasureList measures={data.measures} />}
      </Loadable>
    </Page>
  )
}

function MeasureList({ measures }: { measures: MeasureSummary[] }) {
  const [state] = useAddressState({ search: '', theme: '', phase: '', figures: '' })
  const found = selected(measures, state)
  const whole = selected(measures, { ...state, search: '', theme: '', phase: '' }).length
  return (
    <>
      <Sentence>
        {found.length === whole
          ? `${counted(whole, 'measure')} in ${counted(unique(found, 'theme').length, 'theme')}. Choose one to see where you stand.`
          : `${counted(found.length, 'measure')} of ${whole} ${found.length === 1 ? 'matches' : 'match'}.`}
      </Sentence>
      <Search measures={measures} />
      {found.length === 0 && (
        <EmptyState title="No measure has these words">
          Try fewer words, or <Link to="/evidence">show all measures</Link>.
        </EmptyState>
      )}
      {found.length === whole && <Contents measures={found} />}
      {byTheme(found).map(([theme, members]) => (
        <Theme key={theme} theme={theme} measures={members} />
      ))}
    </>
  )
}

/** The themes with their number of measures, so that nobody has to scroll past what they do not need. */
function Contents({ measures }: { measures: MeasureSummary[] }) {
  return (
    <nav aria-label="Themes" className="app-measures__contents app-no-print">
      <ul className="app-plain-list">
        {byTheme(measures).map(([theme, members]) => (
          <li key={theme}>
            <Link to="/evidence" query={{ theme }}>
              {words(theme)}
            </Link>{' '}
            <span className="app-measures__note">{members.length}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Search({ measures }: { measures: MeasureSummary[] }) {
  const [state, change] = useAddressState({ search: '', theme: '', phase: '', figures: '' })
  const empty = measures.filter((measure) => !measure.loaded).length
  const choices = (codes: string[], all: string) => [
    { value: '', text: all },
    ...codes.map((code) => ({ value: code, text: words(code) })),
  ]
  const shown = [
    { value: '', text: 'Measures with figures' },
    { value: 'all', text: `All, ${empty} without figures too` },
  ]
  return (
    <form className="app-controls" role="search" onSubmit={(event) => event.preventDefault()}>
      <div className="govuk-form-group app-measures__search">
        <label className="govuk-label" htmlFor="search">
          Search measures
        </label>
        <input
          className="govuk-input"
          id="search"
          type="search"
          value={state.search}
          onChange={(event) => change({ search: event.target.value }, 'replace')}
        />
      </div>
      <Select label="Theme" value={state.theme} options={choices(themesOf(measures), 'Any theme')} onChange={(theme) => change({ theme })} />
      <Select label="Phase" value={state.phase} options={choices(unique(measures, 'phase'), 'Any phase')} onChange={(phase) => change({ phase })} />
      {empty > 0 && <Select label="Show" value={state.figures} options={shown} onChange={(figures) => change({ figures })} />}
    </form>
  )
}

function Theme({ theme, measures }: { theme: string; measures: MeasureSummary[] }) {
  return (
    <section className="app-measures__theme" aria-labelledby={`theme-${theme}`}>
      <div className="app-measures__heading">
        <h2 className="govuk-heading-m" id={`theme-${theme}`}>
          {words(theme)}
        </h2>
        <Link {...addresses.spine({ theme })} className="govuk-link app-small">
          All on one chart<span className="govuk-visually-hidden">: {words(theme)}</span>
        </Link>
      </div>
      <ul className="app-plain-list">
        {measures.map((measure) => (
          <li key={measure.code} className="app-measures__item">
            <Link {...addresses.measure(measure.code, { group: measure.groups.includes('') ? '' : measure.groups[0] })}>{measure.title}</Link>
            <span className="app-measures__note">{note(measure)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function note(measure: MeasureSummary): string {
  const parts = [words(measure.phase), measure.unit === '%' ? 'per cent' : measure.unit]
  if (!measure.loaded) return [...parts, 'no figures loaded'].join(', ')
  if (measure.latest_period) parts.push(measure.latest_period)
  if (measure.last_published !== null && measure.last_published !== '') parts.push(`ended ${measure.last_published}`)
  return parts.join(', ')
}
