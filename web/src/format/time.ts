// Instants are UTC on the wire; officers read the clock on their wall.

const instants = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** "3 March 2026 at 09:30"; "never" for none. */
export function instant(text: string): string {
  return text === '' ? 'never' : instants.format(new Date(text))
}

/** "3 March 2026"; "" for none. */
export function day(text: string): string {
  return text === '' ? '' : days.format(new Date(`${text}T00:00:00Z`))
}
