// The Analysis Function's accessible palette, and the tints of the four bands behind a chart.

export const palette = {
  darkBlue: '#12436d',
  turquoise: '#1d7a72',
  darkPink: '#801650',
  orange: '#c4501a',
  darkGrey: '#3d3d3d',
  grey: '#6f777b',
  lightPurple: '#7a5bb5',
  text: '#0b0c0c',
  rule: '#b1b4b6',
} as const

/** Band A is the deepest; the letter stands beside it. */
export const bandTints = { A: '#c9d8e6', B: '#dce6ef', C: '#ebf0f5', D: '#f6f8fa' } as const

/** The same four where they stand alone and no line has to be seen upon them. */
export const bandBlocks = { A: '#9fb9d3', B: '#c3d4e5', C: '#dee8f1', D: '#f3f6f9' } as const

/** Lines told apart by colour and by their dashes. */
export const lineStyles = [
  { colour: palette.darkBlue, dash: '' },
  { colour: palette.turquoise, dash: '7,3' },
  { colour: palette.darkPink, dash: '2,3' },
  { colour: palette.orange, dash: '9,3,2,3' },
  { colour: palette.lightPurple, dash: '' },
  { colour: palette.darkGrey, dash: '2,3' },
  { colour: palette.turquoise, dash: '' },
  { colour: palette.darkPink, dash: '9,3,2,3' },
] as const
