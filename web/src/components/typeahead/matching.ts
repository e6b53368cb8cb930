export interface Option {
  value: string
  text: string
  /** Further words it is found by; not shown. */
  also?: string
  /** Shown in small beside the text. */
  note?: string
}

/** The options that hold every word typed; those whose text begins with it first. */
export function matching(options: readonly Option[], typed: string): Option[] {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = options.filter((option) => {
    const text = `${option.text} ${option.also ?? ''}`.toLowerCase()
    return parts.every((part) => text.includes(part))
  })
  const start = typed.trim().toLowerCase()
  const first = found.filter((option) => option.text.toLowerCase().startsWith(start))
  return [...first, ...found.filter((option) => !first.includes(option))]
}
