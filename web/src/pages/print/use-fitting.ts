import { type RefObject, useLayoutEffect } from 'react'

const largest = 10
const smallest = 5
const step = 0.25

/**
 * Sets a sheet's type as large as it may be for its words to stay on one A4 page: the sheet is measured at its printed
 * size, and `--sheet-type` is left on it in points.
 */
export function useFitting(sheet: RefObject<HTMLElement | null>, words: unknown): void {
  useLayoutEffect(() => {
    const element = sheet.current
    if (element === null) return
    element.classList.add('app-sheet--measured')
    let size = largest
    do {
      element.style.setProperty('--sheet-type', `${size}pt`)
      size -= step
    } while (size >= smallest && element.scrollHeight > element.clientHeight)
    element.classList.remove('app-sheet--measured')
  }, [sheet, words])
}
