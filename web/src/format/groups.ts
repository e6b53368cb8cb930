import { inWords } from './words'

const known: Record<string, string> = {
  'disadvantaged=yes': 'disadvantaged',
  'disadvantaged=no': 'not disadvantaged',
  'fsm=yes': 'eligible for free school meals',
  'fsm=no': 'not eligible for free school meals',
  'sex=f': 'girls',
  'sex=m': 'boys',
  'sen=ehcp': 'with an education, health and care plan',
  'sen=support': 'with SEN support',
  'sen=none': 'without special educational needs',
  'eal=yes': 'English as an additional language',
  'looked_after=yes': 'looked after',
}

/** A group expression in words where the server gives no title: "fsm=yes & sex=f". "" is everyone. */
export function groupWords(group: string): string {
  if (group === '') return 'All pupils'
  const text = inWords(
    group.split('&').map((part) => {
      const plain = part.trim()
      return known[plain] ?? plain.replace(/_/g, ' ').replace('=', ': ')
    }),
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}
