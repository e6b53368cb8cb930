export type Parts = Record<string, string>

/**
 * The route that a path has, with the values of its parts: "/schools/107852" is "/schools/:number" with number 107852.
 * A route written out goes before one with parts.
 */
export function matchRoute<T>(routes: Record<string, T>, path: string): { route: T; parts: Parts } | undefined {
  const plain = path.replace(/(.)\/$/, '$1')
  const exact = routes[plain]
  if (exact !== undefined) return { route: exact, parts: {} }
  for (const [pattern, route] of Object.entries(routes)) {
    const parts = partsOf(pattern, plain)
    if (parts !== undefined) return { route, parts }
  }
  return undefined
}

function partsOf(pattern: string, path: string): Parts | undefined {
  const names = pattern.split('/')
  const given = path.split('/')
  if (!pattern.includes(':') || names.length !== given.length) return undefined
  const parts: Parts = {}
  for (const [index, name] of names.entries()) {
    const text = given[index] ?? ''
    if (name.startsWith(':') && text !== '') parts[name.slice(1)] = decoded(text)
    else if (name !== text) return undefined
  }
  return parts
}

/** A hand-typed address may hold a stray per cent sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
