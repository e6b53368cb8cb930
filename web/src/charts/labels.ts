export interface Label {
  text: string
  /** Where it belongs, in pixels from the top. */
  y: number
  colour: string
  bold?: boolean
}

/** The labels moved apart, in their order, so that `height` pixels lie between any two, all within the frame. */
export function apart(labels: readonly Label[], height: number, top: number, bottom: number): Label[] {
  const placed = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }))
  for (let index = 1; index < placed.length; index++) {
    const before = placed[index - 1] as Label
    const label = placed[index] as Label
    label.y = Math.max(label.y, before.y + height)
  }
  let lowest = bottom
  for (const label of [...placed].reverse()) {
    label.y = Math.max(top, Math.min(label.y, lowest))
    lowest = label.y - height
  }
  return placed
}

/** The text cut to about so many pixels at 14 px; the whole of it stands in the table. */
export function fitted(text: string, pixels: number): string {
  const most = Math.floor(pixels / 7.6)
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`
}
