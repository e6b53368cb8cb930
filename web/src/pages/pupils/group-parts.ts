/** A characteristic and its value, as a group is made of. */
export interface GroupPart {
  name: string
  value: string
}

/** "fsm6=yes & sex=m" in its parts. */
export function partsOf(group: string): GroupPart[] {
  return group
    .split('&')
    .map((part) => part.trim())
    .filter((part) => part.includes('='))
    .map((part) => ({ name: part.slice(0, part.indexOf('=')), value: part.slice(part.indexOf('=') + 1) }))
}

/** The parts as the address has them; of two values of one characteristic the later stands. */
export function textOf(parts: readonly GroupPart[]): string {
  const last = new Map(parts.map((part) => [part.name, part.value]))
  return [...last].map(([name, value]) => `${name}=${value}`).join(' & ')
}
