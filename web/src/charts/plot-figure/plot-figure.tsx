import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'react'
import { useWidth } from './use-width'
import './plot-figure.css'

interface Props {
  /** Read aloud instead of the picture: what it is and what it says. */
  label: string
  /** The chart for so many pixels; keep it the same function while the data are the same. */
  draw: (width: number) => Plot.PlotOptions
  /** The picture stands inside something that is read aloud itself. */
  decorative?: boolean
}

/** A chart of Observable Plot as wide as its place. */
export function PlotFigure({ label, draw, decorative = false }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)

  useEffect(() => {
    if (frame.current === null || width === 0) return
    const chart = Plot.plot({
      width,
      ...draw(width),
      style: { fontFamily: 'inherit', fontSize: '14px', overflow: 'visible', background: 'transparent' },
    })
    // Plot names its groups "dot" and "line": noise to who hears the page, and not permitted on them.
    for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
    if (decorative) {
      chart.setAttribute('aria-hidden', 'true')
    } else {
      chart.setAttribute('role', 'img')
      chart.setAttribute('aria-label', label)
    }
    frame.current.replaceChildren(chart)
  }, [draw, width, label, decorative])

  return <div ref={frame} className="app-plot" />
}
