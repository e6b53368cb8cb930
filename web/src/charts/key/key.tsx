import './key.css'

export interface KeyEntry {
  text: string
  colour: string
  /** A line with these dashes, or a dot of this kind. */
  shape: { line: string; width?: number } | { dot: 'filled' | 'open' | 'diamond' | 'small' }
}

/** What the marks of a chart stand for, as samples with words. */
export function Key({ entries }: { entries: KeyEntry[] }) {
  return (
    <ul className="app-key">
      {entries.map((entry) => (
        <li key={entry.text} className="app-key__entry">
          <svg width="28" height="14" aria-hidden="true" focusable="false">
            <Sample entry={entry} />
          </svg>
          {entry.text}
        </li>
      ))}
    </ul>
  )
}

function Sample({ entry: { shape, colour } }: { entry: KeyEntry }) {
  if ('line' in shape) {
    return <path d="M0 7H28" stroke={colour} strokeWidth={shape.width ?? 2} strokeDasharray={shape.line} />
  }
  if (shape.dot === 'diamond') return <path d="M14 1 20 7 14 13 8 7z" fill={colour} />
  if (shape.dot === 'open') return <circle cx="14" cy="7" r="5" fill="#ffffff" stroke={colour} strokeWidth="2" />
  return <circle cx="14" cy="7" r={shape.dot === 'small' ? 4 : 6} fill={colour} />
}
