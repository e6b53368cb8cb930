import * as Plot from '@observablehq/plot'
import { useCallback } from 'react'
import type { FunnelLimit, FunnelSchool } from '@/api/pupil-types'
import { number } from '@/format/figures'
import { Key } from '../key/key'
import { palette } from '../palette'
import { PlotFigure } from '../plot-figure/plot-figure'

interface Props {
  label: string
  own: string
  centre: number
  centreName: string
  schools: FunnelSchool[]
  limits: FunnelLimit[]
}

/** Schools by size, between the limits in which chance alone leaves them. */
export default function Funnel({ label, own, centre, centreName, schools, limits }: Props) {
  const draw = useCallback((width: number) => funnelPlot(centre, schools, limits, width), [centre, schools, limits])
  return (
    <>
      <Key
        entries={[
          { text: own, colour: palette.darkPink, shape: { dot: 'filled' } },
          ...(schools.length > 1 ? [{ text: 'Other schools', colour: palette.grey, shape: { dot: 'small' as const } }] : []),
          { text: centreName, colour: palette.darkBlue, shape: { line: '' } },
          { text: '95 of 100 lie within', colour: palette.darkBlue, shape: { line: '7,4' } },
          { text: '998 of 1,000', colour: palette.darkBlue, shape: { line: '2,3' } },
        ]}
      />
      <PlotFigure label={label} draw={draw} />
    </>
  )
}

function funnelPlot(centre: number, schools: FunnelSchool[], limits: FunnelLimit[], width: number): Plot.PlotOptions {
  const values = schools.map((school) => school.value)
  // Limits of a handful of pupils reach everywhere: they are cut where no school lies.
  const fewest = Math.min(...schools.map((school) => school.of)) * (schools.length > 1 ? 0.8 : 0.3)
  const shown = limits.filter((limit) => limit.of >= fewest)
  const low = Math.max(0, Math.min(...values, ...shown.map((limit) => limit.alarm_lower)) - 2)
  const high = Math.min(100, Math.max(...values, ...shown.map((limit) => limit.alarm_upper)) + 2)
  const line = (y: keyof FunnelLimit, dash: string) => Plot.line(shown, { x: 'of', y, stroke: palette.darkBlue, strokeDasharray: dash, strokeWidth: 1.5 })
  return {
    height: width >= 620 ? 380 : 300,
    marginLeft: 50,
    marginRight: 16,
    marginTop: 26,
    marginBottom: 42,
    x: { label: 'pupils', labelArrow: 'none', nice: true, domain: [Math.min(fewest, shown[0]?.of ?? fewest), shown.at(-1)?.of ?? fewest], ticks: width >= 620 ? 8 : 4 },
    y: { domain: [low, high], grid: true, label: 'per cent', labelArrow: 'none', ticks: 6, tickFormat: (value: number) => number(value) },
    clip: true,
    marks: [
      Plot.ruleY([centre], { stroke: palette.darkBlue, strokeWidth: 2 }),
      line('alert_lower', '7,4'),
      line('alert_upper', '7,4'),
      line('alarm_lower', '2,3'),
      line('alarm_upper', '2,3'),
      Plot.dot(schools.filter((school) => !school.own), { x: 'of', y: 'value', r: 4, fill: palette.grey, title: (school: FunnelSchool) => `${school.name}: ${number(school.value, 1)}% of ${number(school.of)}` }),
      Plot.dot(schools.filter((school) => school.own), { x: 'of', y: 'value', r: 7, fill: palette.darkPink, stroke: '#ffffff', strokeWidth: 1.5 }),
    ],
  }
}
