/** From the lightest to the deepest; each has 3:1 or more to the text that lies on it. */
export const classColours = ['#e4edf5', '#b5cde2', '#7fa8cc', '#40759f', '#12436d'] as const

export interface FigureClass {
  lowest: number
  highest: number
  colour: string
  /** How many of the figures lie in it. */
  count: number
}

/**
 * At most five classes with as many figures in each as can be; those that show the same are never parted.
 * `decimals` are those with which the figures are shown.
 */
export function figureClasses(values: readonly number[], decimals: number): FigureClass[] {
  const shown = values.map((value) => Number(value.toFixed(decimals))).sort((a, b) => a - b)
  const distinct = new Set(shown).size
  const count = Math.min(classColours.length, distinct)
  const groups: number[][] = []
  let done = 0
  for (let left = count; left > 0 && done < shown.length; left -= 1) {
    let end = done + Math.max(1, Math.round((shown.length - done) / left))
    while (end < shown.length && shown[end] === shown[end - 1]) end += 1
    groups.push(shown.slice(done, left === 1 ? shown.length : end))
    done = left === 1 ? shown.length : end
  }
  return groups.map((group, index) => ({
    lowest: group[0] ?? 0,
    highest: group[group.length - 1] ?? 0,
    colour: colourOf(index, groups.length),
    count: group.length,
  }))
}

/** The class in which a figure lies; undefined for one that was not among those classed. */
export function classOf(classes: readonly FigureClass[], value: number, decimals: number): FigureClass | undefined {
  const shown = Number(value.toFixed(decimals))
  return classes.find((one) => shown >= one.lowest && shown <= one.highest)
}

/** Few classes are spread over the whole range of colours. */
function colourOf(index: number, count: number): string {
  const place = count === 1 ? 2 : Math.round((index * (classColours.length - 1)) / (count - 1))
  return classColours[place] ?? classColours[0]
}
