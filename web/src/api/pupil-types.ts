import type { MeasureSummary, Place } from './types'

// What the routes about pupils' own records answer (docs/pages-api.md).

export interface PupilMeasure extends MeasureSummary {
  definition: string
  method: string
  /** False: of where young people live. */
  about_schools: boolean
}

export interface Characteristic {
  code: string
  title: string
  definition: string
  values: { code: string; title: string; parent: string | null }[]
}

/** What may be asked, by who asks. */
export interface PupilQuestions {
  city: Place | null
  everywhere: boolean
  measures: PupilMeasure[]
  characteristics: Characteristic[]
  periods: string[]
  schools: { urn: string; name: string }[]
  wards: { code: string; name: string }[]
}

export interface PupilRow {
  period: string
  /** One for each part of `by`. */
  values: { code: string; title: string }[]
  value: number | null
  lower: number | null
  upper: number | null
  numerator: number
  denominator: number
  england: number | null
}

export interface PupilAnswer {
  measure: MeasureSummary
  definition: string
  method: string
  group: string
  group_title: string
  by: string[]
  rows: PupilRow[]
  coverage: { period: string; schools: number; expected: number }[]
}

export interface GroupPair {
  code: string
  title: string
  group: string
  group_title: string
  others_title: string
}

export interface GapYear {
  period: string
  group: number
  others: number
  group_pupils: number
  others_pupils: number
  gap: number
  lower: number
  upper: number
}

export interface PupilGap {
  measure: MeasureSummary
  years: GapYear[]
  movement: 'narrowing' | 'narrower because others fell' | 'wider' | 'unchanged' | 'too few years'
  years_to_close: number | null
  between_schools: number | null
  within_schools: number | null
  schools: { urn: string; name: string; group_pupils: number; others_pupils: number; gap: number }[]
}

export interface PupilGaps {
  pair: GroupPair
  pairs: GroupPair[]
  gaps: PupilGap[]
}

export interface PupilSchoolFigure {
  measure: MeasureSummary
  period: string
  value: number | null
  lower: number | null
  upper: number | null
  of: number
  /** As published; from the same records where it is not yet and the reader sees them all. */
  authority: number | null
  standing: 'above' | 'below' | 'no different' | null
}

export interface PupilSchoolEffect {
  stage: string
  period: string
  effect: number
  lower: number
  upper: number
  pupils: number
}

export interface PupilSchool {
  figures: PupilSchoolFigure[]
  effects: PupilSchoolEffect[]
}

export interface ReconciledRow {
  measure: string
  title: string
  unit: string
  decimals: number
  period: string
  computed: number
  published: number
  difference: number
  status: string
  reasons: string[]
}

export interface AttendanceSchool {
  urn: string
  name: string
  /** Of the dimension school_type. */
  type: string | null
  /** Per cent of sessions attended, by week of the board. */
  rates: (number | null)[]
  /** Last week, points from the other schools of its type. */
  difference: number | null
  signals: string[]
  /** There are weeks enough to tell. */
  judged: boolean
  worse: boolean
  pupils: number
  persistent: number
  severe: number
  lately: number
}

export interface AttendanceBoard {
  period: string | null
  /** Mondays. */
  weeks: string[]
  city: (number | null)[]
  schools: AttendanceSchool[]
}

export interface AttendanceDay {
  day: string
  possible: number
  attended: number
  authorised: number
  unauthorised: number
}

export interface SchoolAttendance {
  period: string | null
  days: AttendanceDay[]
}

export interface FunnelSchool {
  urn: string
  name: string
  of: number
  value: number
  own: boolean
  place: 'far below' | 'below' | 'inside' | 'above' | 'far above'
}

export interface FunnelLimit {
  of: number
  alert_lower: number
  alert_upper: number
  alarm_lower: number
  alarm_upper: number
}

export interface SimilarSchool {
  urn: string
  name: string
  own: boolean
  /** Standard deviations. */
  distance: number
  pupils: number | null
  meals: number | null
  special_needs: number | null
  other_language: number | null
  value: number | null
}

export interface PupilSchoolComparison {
  measure: MeasureSummary
  period: string | null
  funnel: { centre: number; schools: FunnelSchool[]; limits: FunnelLimit[] } | null
  similar: SimilarSchool[]
}
