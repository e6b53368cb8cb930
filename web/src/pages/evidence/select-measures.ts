import type { MeasureSummary } from '@/api/types'
import { words } from '@/format/words'

interface Selection {
  search: string
  theme: string
  phase: string
  /** "all" for those without figures too. */
  figures: string
}

/** The measures of a theme and phase ("" for any) whose words hold every word of the search. */
export function selected(measures: readonly MeasureSummary[], { search, theme, phase, figures }: Selection): MeasureSummary[] {
  const parts = search.toLowerCase().split(/\s+/).filter(Boolean)
  return measures.filter((measure) => {
    if (figures !== 'all' && !measure.loaded) return false
    if (theme !== '' && measure.theme !== theme) return false
    if (phase !== '' && measure.phase !== phase) return false
    const text = `${measure.title} ${measure.short_title} ${measure.code} ${words(measure.theme)} ${words(measure.phase)}`
    const lower = text.toLowerCase()
    return parts.every((part) => lower.includes(part))
  })
}

// Children's learning first, then what stands around it.
const themeOrder = [
  'attainment', 'progress', 'attendance', 'exclusions', 'special_needs', 'looked_after', 'participation', 'destinations',
  'inspection', 'places', 'children_in_need', 'workforce', 'health', 'finance', 'context',
]

/** The codes of a property that occur, in their first order. */
export function unique(measures: readonly MeasureSummary[], property: 'theme' | 'phase'): string[] {
  return [...new Set(measures.map((measure) => measure[property]))]
}

/** The themes that occur, in the order officers know; any other last. */
export function themesOf(measures: readonly MeasureSummary[]): string[] {
  const place = (theme: string) => (themeOrder.includes(theme) ? themeOrder.indexOf(theme) : themeOrder.length)
  return unique(measures, 'theme').sort((a, b) => place(a) - place(b))
}

/** Themes in their order, each with its measures. */
export function byTheme(measures: readonly MeasureSummary[]): [string, MeasureSummary[]][] {
  return themesOf(measures).map((theme) => [theme, measures.filter((measure) => measure.theme === theme)])
}
