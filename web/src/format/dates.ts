/** "3 March 2026" from "2026-03-03", "03-03-2026" or a full instant; the text itself when it is not a date; "" for null. */
export function dateText(given: string | null): string {
  if (given === null || given === '') return ''
  // Registers of schools write the day first.
  const value = given.replace(/^(\d{2})[-/](\d{2})[-/](\d{4})$/, '$3-$2-$1')
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const date = new Date(day ? `${value}T12:00:00Z` : value)
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(date.getTime())) return given
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' })
}

/** "3 March 2026, 14:05", in London's time. */
export function momentText(value: string | null): string {
  const day = dateText(value)
  if (value === null || day === value || !value.includes('T')) return day
  const time = new Date(value).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  })
  return `${day}, ${time}`
}
