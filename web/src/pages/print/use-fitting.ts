import { type RefObject, useLayoutEffect } from 'react'

const largest = 10
const step = 0.25
// In points: type is not set smaller than the first while reasons stand whole, nor than the second when they are shortened.
const smallestWhole = 7.5
const smallest = 3

/**
 * Sets a sheet's type as large as it may be for its words to stay on one A4 page: the sheet is measured at its printed
 * size, and `--sheet-type` is left on it in points. What does not fit in readable type is shortened to a line each.
 */
export function useFitting(sheet: RefObject<HTMLElement | null>, words: unknown): void {
  useLayoutEffect(() => {
    const element = sheet.current
    if (element === null) return
    element.classList.add('app-sheet--measured')
    element.classList.remove('app-sheet--brief')
    if (!fit(element, smallestWhole)) {
      element.classList.add('app-sheet--brief')
      fit(element, smallest)
    }
    element.classList.remove('app-sheet--measured')
  }, [sheet, words])
}

/** The largest type, down to `least`, in which the words fit; whether they do. */
function fit(element: HTMLElement, least: number): boolean {
  for (let size = largest; size >= least; size -= step) {
    element.style.setProperty('--sheet-type', `${size}pt`)
    if (element.scrollHeight <= element.clientHeight) return true
  }
  return false
}
