import * as Plot from '@observablehq/plot'
import { palette } from './palette'

/** An upright line before each change of definition, numbered where there are several, as the notes number them. */
export function breakMarks(times: readonly number[], labelled: boolean): Plot.Markish[] {
  const x = (time: number) => time - 0.5
  const word = labelled || times.length === 1 ? 'Break' : ''
  return [
    Plot.ruleX(times, { x, stroke: palette.darkGrey, strokeDasharray: '2,3' }),
    Plot.text(times, {
      x,
      frameAnchor: 'top',
      dy: -16,
      text: (_: number, index: number) => [word, times.length > 1 ? index + 1 : ''].join(' ').trim(),
      fill: palette.darkGrey,
      fontSize: 12,
    }),
  ]
}
