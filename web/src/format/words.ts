import type { BandLetter, Verdict } from '@/api/types'

/** Verdicts in the order they are always shown, with the words of their tags. */
export const verdicts: readonly Verdict[] = [
  'met',
  'half',
  'on_track',
  'off_track',
  'no_data',
  'no_longer_published',
  'board_judgement',
]

export const verdictWords: Record<Verdict, string> = {
  met: 'Met',
  half: 'Half met',
  on_track: 'On track',
  off_track: 'Off track',
  no_data: 'No data',
  no_longer_published: 'No longer published',
  board_judgement: 'Board’s judgement',
}

export const verdictMeanings: Record<Verdict, string> = {
  met: 'The condition holds in the two latest comparable periods.',
  half: 'Above the country as a whole, but not yet in the first quartile of authorities.',
  on_track: 'At the pace of the last years the goal is reached by the target.',
  off_track: 'At the pace of the last years the goal is not reached by the target.',
  no_data: 'No published figure can settle it.',
  no_longer_published: 'The figures have ended; the last verdict stands with its date.',
  board_judgement: 'No figure can settle it: a board’s dated judgement, not counted as met or on track.',
}

export const bandMeanings: Record<BandLetter, string> = {
  A: 'best quarter of authorities',
  B: 'second quarter of authorities',
  C: 'third quarter of authorities',
  D: 'last quarter of authorities',
}

/** "1 school", "3 schools"; the plural may be irregular. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** "a, b and c". */
export function inWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`
}

const codeWords: Record<string, string> = {
  early_years: 'Early years',
  primary: 'Primary',
  key_stage_1: 'Key stage 1',
  key_stage_2: 'Key stage 2',
  secondary: 'Secondary',
  key_stage_4: 'Key stage 4',
  post16: 'Post-16',
  all_phases: 'All phases',
  not_school: 'Outside school',
  attainment: 'Attainment',
  progress: 'Progress',
  attendance: 'Attendance',
  exclusions: 'Suspensions and exclusions',
  places: 'School places',
  inspection: 'Inspection',
  participation: 'Participation after 16',
  special_needs: 'Special educational needs',
  looked_after: 'Looked-after children',
  children_in_need: 'Children in need',
  workforce: 'Workforce',
  finance: 'Finance',
  health: 'Health',
  context: 'Context',
  destinations: 'Destinations',
}

/** The reader's word for a code of the catalogue ("key_stage_4" is "Key stage 4"). */
export function words(code: string): string {
  const known = codeWords[code]
  if (known !== undefined) return known
  const text = code.replace(/[._-]+/g, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
