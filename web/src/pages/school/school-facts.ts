import type { School } from '@/api/types'
import { dateText } from '@/format/dates'
import { gradeText } from '../schools/grades'

export type SchoolFact = School['facts'][number]

export interface InspectionKind {
  title: string
  /** What the reader must know of this kind of grade. */
  note: string
  facts: SchoolFact[]
}

const kinds = [
  {
    title: 'Report card',
    note: 'From November 2025 inspectors grade each area apart on a scale of its own. These grades are not comparable with earlier ones.',
    of: (name: string) => name.startsWith('report_card_') || name.startsWith('report card '),
  },
  {
    title: 'Ungraded inspection',
    note: 'It says whether the school keeps its standard; it gives no grade.',
    of: (name: string) => name.startsWith('ungraded_inspection') || name.startsWith('ungraded inspection'),
  },
  {
    title: 'Graded inspection',
    note: 'Overall grades of state schools were given until 31 August 2024; grades of areas until report cards began.',
    of: (name: string) => name.startsWith('inspection') || name === 'category_of_concern' || name === 'category of concern',
  },
]

/** Inspections by their kinds of grades, which are never mapped onto each other; kinds without facts are left out. */
export function inspectionsOf(facts: readonly SchoolFact[]): InspectionKind[] {
  return kinds
    .map(({ title, note, of }) => ({ title, note, facts: facts.filter(({ name }) => of(name)) }))
    .filter(({ facts: found }) => found.length > 0)
}

/** What the registers say that is not of inspections nor shown above already. */
export function otherFactsOf(facts: readonly SchoolFact[]): SchoolFact[] {
  const shown = ['phase', 'type', 'capacity', 'pupils', 'postcode', 'street', 'town', 'trust_name', 'ward_name', 'easting', 'northing']
  return facts.filter(({ name }) => !kinds.some((kind) => kind.of(name)) && !shown.includes(name.replace(/ /g, '_')))
}

/** Whether a fact is a code of a column as published ("ADMPOL") and not words of a layout ("age range"). */
export function isCode({ name }: Pick<SchoolFact, 'name'>): boolean {
  return /[A-Z]/.test(name)
}

/** "Report card attendance" of "report_card_attendance"; within its kind only what comes after. */
export function factName(name: string): string {
  const text = name.replace(/_/g, ' ').replace(/^(report card|ungraded inspection|inspection) (?=.)/, '')
  const known: Record<string, string> = { inspection: 'Overall', 'ungraded inspection': 'Outcome', date: 'Date', sen: 'SEN' }
  const written = text.replace(/\b(ks\d|sen)\b/g, (short) => short.toUpperCase()).replace(/\bprogress8\b/, 'progress 8')
  return known[text] ?? written.charAt(0).toUpperCase() + written.slice(1)
}

/** A fact's value as people read it: dates in words, grades in words. */
export function factText({ name, value }: Pick<SchoolFact, 'name' | 'value'>): string {
  if (/date|published/.test(name)) return dateText(value)
  return name.startsWith('inspection') ? gradeText(value) : value
}
