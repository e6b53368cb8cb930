import type { SchoolFigure } from '@/api/types'
import { startOf } from '@/charts/time'

/** What a school is asked about first. Other themes follow in the order of the files; what has no theme is last. */
const firstThemes = ['attainment', 'progress', 'attendance', 'exclusions', 'special_needs', 'destinations']

/** Figures by theme. */
export function themesOf(figures: readonly SchoolFigure[]): [string, SchoolFigure[]][] {
  const place = (theme: string) => {
    const index = firstThemes.indexOf(theme)
    return theme === 'other' ? Infinity : index < 0 ? firstThemes.length : index
  }
  const themes = [...new Set(figures.map((figure) => figure.theme))].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
  return themes.map((theme) => [theme, figures.filter((figure) => figure.theme === theme)])
}

/** The newest figure of each measure and group, and those of earlier periods or of a second file. */
export function splitByAge(figures: readonly SchoolFigure[]): { newest: SchoolFigure[]; earlier: SchoolFigure[] } {
  const best = new Map<string, SchoolFigure>()
  for (const figure of figures) {
    const key = keyOf(figure)
    const known = best.get(key)
    if (known === undefined || isBetter(figure, known)) best.set(key, figure)
  }
  const isNewest = (figure: SchoolFigure) => best.get(keyOf(figure)) === figure
  return { newest: figures.filter(isNewest), earlier: figures.filter((figure) => !isNewest(figure)) }
}

function keyOf({ measure, title, group }: SchoolFigure): string {
  return `${measure ?? title} ${group}`
}

/** Later, or as late with an authority's figure to set it beside. */
function isBetter(a: SchoolFigure, b: SchoolFigure): boolean {
  const later = startOf(a.period) - startOf(b.period)
  return later > 0 || (later === 0 && b.authority_value === null && a.authority_value !== null)
}
