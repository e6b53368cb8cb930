import type { Line, Minute } from '@/api/types'
import { number } from '@/format/figures'
import { counted } from '@/format/words'

const named = 3

/**
 * The opening in words: what gained and what lost on the country in children a year, what moved suddenly, what can no
 * longer be measured.
 */
export function openingOf(minute: Minute, country: string): string[] {
  const { place, better, worse, sudden, ended } = minute
  const sentences = []
  if (better.length > 0) sentences.push(`${place.name} has gained on ${country} in ${listed(better)}.`)
  if (worse.length > 0) sentences.push(`${better.length > 0 ? 'It' : place.name} has fallen back against ${country} in ${listed(worse)}.`)
  if (better.length + worse.length === 0) sentences.push(`No figure of ${place.name} has moved far against ${country} since its baseline.`)
  if (sudden.length > 0) sentences.push(`Moved suddenly: ${listed(sudden, false)}.`)
  if (ended.length > 0) sentences.push(`${counted(ended.length, 'figure')} can no longer be measured.`)
  return sentences
}

/** Those known in children first, most children first; names hold commas, so semicolons part them. */
function listed(lines: readonly Line[], children = true): string {
  const size = (line: Line) => Math.abs(line.children ?? 0)
  const ordered = children ? [...lines].sort((a, b) => size(b) - size(a)) : lines
  const names = ordered.slice(0, named).map((line) => nameOf(line, children))
  const more = lines.length - names.length
  if (more > 0) names.push(`${number(more)} more`)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join('; ')}; and ${names.at(-1)}`
}

/** The stage, and how many a year as its line says it: "phonics (about 240 children a year)". */
function nameOf({ stage, text }: Line, withChildren: boolean): string {
  const name = lowered(stage ?? text.replace(/[:,.].*$/s, ''))
  const yearly = withChildren ? /about [\d,]+ \w+ a year/.exec(text)?.[0] : undefined
  return yearly === undefined ? name : `${name} (${yearly})`
}

/** In the middle of a sentence a name has no capital unless it is an abbreviation or the language: "NEET", "English". */
function lowered(name: string): string {
  return /^(?!English\b)[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
