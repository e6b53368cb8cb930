// The JSON of /api/v1 as docs/pages-api.md gives it. Numbers are unrounded; null is "not known". A `period` is canonical
// ("2018/19") everywhere but in Row.

export type Verdict =
  | 'met'
  | 'half'
  | 'on_track'
  | 'off_track'
  | 'no_data'
  | 'no_longer_published'
  | 'board_judgement'

export type Polarity = 'high' | 'low' | 'neither'
export type BandLetter = 'A' | 'B' | 'C' | 'D'
export type Counts = Record<Verdict, number>

export interface NamedCode {
  code: string
  title: string
}

export interface About {
  product: string
  version: string
  generation: number
  place_default: string | null
  invented: boolean
  /** The country's name: comparators are against it. */
  country: string
  strategies: NamedCode[]
  neighbour_sets: NamedCode[]
}

export interface Place {
  code: string
  number: string | null
  name: string
  kind: string
  /** Its name. */
  region: string | null
  region_code: string | null
  open: boolean
}

export interface MeasureSummary {
  code: string
  title: string
  short_title: string
  unit: string
  kind: string
  polarity: Polarity
  phase: string
  theme: string
  basis: string
  decimals: number
  last_published: string | null
  groups: string[]
  /** There are figures of it. */
  loaded: boolean
  latest_period: string | null
}

/** A figure of one place and period with its comparators: the columns of `headrow evidence`. */
export interface Row {
  measure: string
  /** The label of the source used; `period_key` is the canonical text. */
  period: string
  place_code: string
  place_name: string
  group: string
  value: number | null
  symbol: string | null
  numerator: number | null
  denominator: number | null
  lower: number | null
  upper: number | null
  england: number | null
  region: number | null
  neighbours: number | null
  rank: number | null
  ranked: number | null
  band: BandLetter | null
  q0: number | null
  q25: number | null
  q50: number | null
  q75: number | null
  q100: number | null
  previous_period: string | null
  change: number | null
  source: string | null
  period_key: string
  baseline_period: string | null
  baseline: number | null
  significance: string | null
  distance_england: number | null
  distance_band: number | null
  children: number | null
  periods_between: number | null
  neighbour_set: string | null
  status: string | null
  revision: string | number | null
  /** Whose figure `region` is. */
  region_name: string | null
  source_id: string | null
  line: number | null
  scored: boolean
  constant: boolean
}

export interface Source {
  id: string
  file: string
  sha256: string
  dataset: string
  title: string
  publisher: string
  status: string
  published: string | null
  period: string | null
  loaded_at: string
  loaded_by: string
  lines: number
  figures: number
  errors: number
  warnings: number
  quarantined: number
  notes: string | null
}

export interface SourceRef {
  source_id: string
  line: number | null
  file: string
  title: string
}

export interface Target {
  value: number
  period: string
}

export interface Projection {
  value: number
  /** Null when too few periods show the spread. */
  lower: number | null
  upper: number | null
  period: string
}

export interface TrendPoint {
  period: string
  label: string
  value: number | null
  england: number | null
  region: number | null
  neighbours: number | null
  q25: number | null
  q50: number | null
  q75: number | null
  band: BandLetter | null
  scored: boolean
  break_note: string | null
  status: string | null
  source_id: string | null
  line: number | null
}

export interface Commentary {
  date: string
  author: string
  words: string
}

/** A further figure that stands beside a result, such as England's own gap. */
export interface Beside {
  role: string
  measure: string
  title: string
  unit: string
  decimals: number
  group: string
  group_title: string
  row: Row | null
}

/** One stage of a statement. Where no figure settles it, the columns of Row are null. */
export interface StageResult extends Row {
  code: string
  stage: string
  verdict: Verdict
  verdict_text: string
  reason: string
  rule: string
  note: string | null
  this_year_only: boolean
  title: string
  unit: string
  decimals: number
  polarity: Polarity
  group_title: string
  children_to_goal: number | null
  last_verdict: Verdict | null
  last_period: string | null
  target: Target | null
  slope: number | null
  projection: Projection | null
  commentaries: Commentary[]
  beside: Beside[]
  trend: TrendPoint[]
}

export interface Action {
  text: string
  owner: string | null
  board: string | null
}

export interface Judgement {
  date: string
  board: string | null
  words: string
  evidence: string[]
  next_due: string | null
}

export interface Statement {
  code: string
  text: string
  kind: 'measured' | 'evidenced'
  verdict: Verdict
  verdict_text: string
  reason: string
  rule: string
  rule_text: string
  /** The year since which the verdict has stood. */
  since: number | null
  rollup: string | null
  note: string | null
  owner: string | null
  board: string | null
  due: string | null
  judgement: Judgement | null
  commentaries: Commentary[]
  results: StageResult[]
}

export interface Area {
  code: string
  title: string
  vision: string | null
  aims: string[]
  counts: Counts
  actions: Action[]
  statements: Statement[]
}

export interface Scorecard {
  place: Place
  as_of: string | number
  as_of_text: string
  target_year: string | number | null
  target_moved: boolean
  neighbour_set: string | null
  strategy: { code: string; title: string; period: string }
  counts: Counts
  sentence: string
  areas: Area[]
  changes: { text: string; statement: string | null; stage: string | null; source_id: string | null }[]
}

export interface Line {
  text: string
  measure: string | null
  group: string | null
  statement: string | null
  stage: string | null
  period: string | null
  children: number | null
  source: SourceRef | null
}

export interface Minute {
  place: Place
  as_of: string | number
  as_of_text: string
  sentence: string
  better: Line[]
  worse: Line[]
  sudden: Line[]
  ended: Line[]
  decisions: { text: string; owner: string | null; due: string | null; statement: string | null }[]
  furthest: Line[]
  peers: { name: string; sentence: string }[]
}

export interface StripPoint {
  code: string
  name: string
  value: number | null
  rank: number | null
  band: BandLetter | null
  is_place: boolean
  is_neighbour: boolean
  region: string | null
}

export interface Neighbour {
  code: string
  name: string
  rank: number
  closeness: string | null
  value: number | null
}

export interface GapSide {
  /** The group's expression, and in words. */
  text: string
  title: string
  value: number | null
}

export interface Gap {
  characteristic: string
  title: string
  period: string
  ours: GapSide
  ours_other: GapSide
  england_other: GapSide
  lower: number | null
  upper: number | null
  source: SourceRef | null
}

export interface MeasureDetail extends MeasureSummary {
  definition: string
  method: string | null
  breaks: { period: string; note: string }[]
  not_scored: { periods: string[]; note: string }[]
  last_published_note: string | null
  basis_text: string
}

export interface MeasurePage {
  measure: MeasureDetail
  place: Place
  group: string
  group_title: string
  neighbour_set: string | null
  sentence: string
  /** Null when no figure of it is loaded. */
  period: string | null
  periods: string[]
  groups: { text: string; title: string }[]
  row: Row | null
  trend: Row[]
  strip: StripPoint[]
  neighbours: Neighbour[]
  gaps: Gap[]
  sources: Source[]
}

export interface SpineMeasure {
  measure: string
  title: string
  group: string
  group_title: string
  unit: string
  decimals: number
  polarity: Polarity
  period: string
  row: Row
  worst: number | null
  best: number | null
  trend: { period: string; value: number | null }[]
}

export interface Spine {
  place: Place
  title: string
  period_note: string
  measures: SpineMeasure[]
}

export interface ComparePoint {
  period: string
  label: string
  value: number | null
  rank: number | null
  band: BandLetter | null
  scored: boolean
  source_id: string | null
  line: number | null
}

export interface Compare {
  measure: MeasureSummary
  group: string
  group_title: string
  periods: string[]
  places: { place: Place; series: ComparePoint[] }[]
  england: ComparePoint[]
  period: string | null
}

export interface SchoolSummary {
  /** What its page is found by: the URN, or the LAESTAB where no URN is known. */
  number: string
  urn: string | null
  laestab: string | null
  name: string
  phase: string | null
  type: string | null
  status: string | null
  postcode: string | null
  authority: string | null
  authority_code: string | null
  pupils: number | null
  capacity: number | null
  inspection: string | null
  inspection_date: string | null
}

export interface SchoolList {
  schools: SchoolSummary[]
  total: number
  page: number
  page_size: number
  phases: string[]
  statuses: string[]
}

export interface SchoolDetail extends SchoolSummary {
  address: string | null
  trust: string | null
  ward: string | null
  opened: string | null
  closed: string | null
  links: { urn: string; name: string; kind: string; date: string | null }[]
  groups: string[]
}

export interface SchoolFigure {
  theme: string
  title: string
  /** Null where no measure is bound to the column. */
  measure: string | null
  period: string
  label: string
  value: number | null
  symbol: string | null
  unit: string
  decimals: number
  group: string
  authority_value: number | null
  england_value: number | null
  source: SourceRef | null
}

export interface School {
  school: SchoolDetail
  figures: SchoolFigure[]
  facts: { name: string; value: string; period: string | null; source: SourceRef | null }[]
}

export interface SourceDetail {
  source: Source
  findings_by_rule: { rule: string; severity: string; count: number; example: string }[]
  indicators: string[]
}

export interface SourceRow {
  source: Source
  line: number
  headings: string[]
  cells: string[]
  before: string[][]
  after: string[][]
}

export interface Finding {
  source: string
  file: string
  line: number | null
  column: string | null
  value: string | null
  rule: string
  severity: string
  message: string
}

export interface FindingList {
  findings: Finding[]
  total: number
  page: number
  page_size: number
}

export interface Disagreement {
  measure: string
  title: string
  group: string
  group_title: string
  place: string | null
  place_name: string | null
  period: string
  decimals: number
  unit: string
  spoken: number | null
  other: number | null
  spoken_source: string
  spoken_line: number
  other_source: string
  other_line: number
}

export interface DisagreementList {
  disagreements: Disagreement[]
  total: number
  page: number
  page_size: number
}

export interface OwnTable {
  measures: MeasureSummary[]
  places: Place[]
  rows: Row[]
}

/** RFC 9457. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  where?: { file?: string; row?: number; column?: string; value?: string }
  /** Of a conflict: the record as it stands now. */
  theirs?: unknown
}

/** Where areas lie: polygons of rings of longitude and latitude. */
export interface Boundaries {
  areas: { code: string; name: string; polygons: number[][][][] }[]
}
