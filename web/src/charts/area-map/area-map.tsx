import 'leaflet/dist/leaflet.css'
import './area-map.css'
import type { Feature, MultiPolygon } from 'geojson'
import L from 'leaflet'
import { useEffect, useMemo, useRef } from 'react'
import { number, withUnit } from '@/format/figures'
import { ClassKey } from '../class-key/class-key'
import { classOf, type FigureClass, figureClasses } from '../class-key/classes'

export interface MapArea {
  code: string
  name: string
  polygons: number[][][][]
}

export interface MapFigure {
  code: string
  value: number
  lower: number | null
  upper: number | null
}

interface Props {
  label: string
  unit: string
  decimals: number
  areas: MapArea[]
  figures: MapFigure[]
}

const noFigure = '#ffffff'

/** Areas by their figures, in at most five classes, on a plain ground. The table beside it says the same. */
export default function AreaMap({ label, unit, decimals, areas, figures }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const classes = useMemo(() => figureClasses(figures.map((figure) => figure.value), decimals), [figures, decimals])
  useEffect(() => {
    if (element.current === null) return
    const map = L.map(element.current, { attributionControl: false, scrollWheelZoom: false, keyboard: false, zoomSnap: 0.1 })
    const layer = L.geoJSON(areas.map(featureOf), {
      style: (feature) => styleOf(classes, figures, decimals, feature?.properties.code as string),
      onEachFeature: (feature: Feature, shape) => {
        shape.bindTooltip(words(feature.properties?.code as string, areas, figures, unit, decimals), { sticky: true, className: 'app-area-map__words' })
      },
    }).addTo(map)
    const fit = () => {
      map.invalidateSize()
      map.fitBounds(layer.getBounds(), { padding: [8, 8] })
    }
    fit()
    const watcher = new ResizeObserver(fit)
    watcher.observe(element.current)
    return () => {
      watcher.disconnect()
      map.remove()
    }
  }, [areas, figures, classes, unit, decimals])
  return (
    <>
      <ClassKey classes={classes} unit={unit} decimals={decimals} missing={areas.length - new Set(figures.map((figure) => figure.code)).size} />
      <div ref={element} className="app-area-map" role="group" aria-label={`${label}. The table below has the same figures.`} />
    </>
  )
}

function featureOf(area: MapArea): Feature<MultiPolygon> {
  return { type: 'Feature', properties: { code: area.code }, geometry: { type: 'MultiPolygon', coordinates: area.polygons } }
}

function styleOf(classes: FigureClass[], figures: MapFigure[], decimals: number, code: string): L.PathOptions {
  const figure = figures.find((known) => known.code === code)
  const known = figure === undefined ? undefined : classOf(classes, figure.value, decimals)
  return { color: '#505a5f', weight: 1, fillOpacity: 1, fillColor: known?.colour ?? noFigure }
}

function words(code: string, areas: MapArea[], figures: MapFigure[], unit: string, decimals: number): HTMLElement {
  const figure = figures.find((known) => known.code === code)
  const element = document.createElement('span')
  const name = document.createElement('strong')
  name.textContent = areas.find((area) => area.code === code)?.name ?? code
  element.append(name, document.createElement('br'))
  if (figure === undefined) {
    element.append('No figure')
  } else {
    const interval = figure.lower === null || figure.upper === null ? '' : ` (${number(figure.lower, decimals)} to ${number(figure.upper, decimals)})`
    element.append(`${withUnit(figure.value, unit, decimals)}${interval}`)
  }
  return element
}
