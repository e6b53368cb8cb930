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

/** The codes of a property that occur, in their first order. */
export function unique(measures: readonly MeasureSummary[], property: 'theme' | 'phase'): string[] {
  return [...new Set(measures.map((measure) => measure[property]))]
}

/** Themes in their first order, each with its measures. */
export function byTheme(measures: readonly MeasureSummary[]): [string, MeasureSummary[]][] {
  return unique(measures, 'theme').map((theme) => [theme, measures.filter((measure) => measure.theme === theme)])
}
