import type { Line } from '@/api/types'

export interface LineParts {
  /** The stage it speaks of. */
  name: string
  /** Its first figure in words: what opens the source row. */
  figure: string
  rest: string
}

/** A line of the first minute taken apart: "Phonics: 0.5 points below England in 2024/25, level in 2015/16." */
export function partsOfLine({ text, stage }: Pick<Line, 'text' | 'stage'>): LineParts {
  const start = stage !== null && text.startsWith(`${stage}: `) ? stage.length + 2 : 0
  const words = text.slice(start)
  // The first clause: up to a comma or a full stop with white space or the end behind it, so not within "1,204" or "0.5".
  const end = /[,;.](?=\s|$)/.exec(words)?.index ?? words.length
  return { name: start === 0 ? '' : text.slice(0, start - 2), figure: words.slice(0, end), rest: words.slice(end) }
}
