import { type ComponentType, lazy, Suspense } from 'react'
import { Skeleton } from '@/components/skeleton/skeleton'

// Charts as pages use them. Observable Plot comes with the first one shown, not with the page.
export { Sparkline } from './sparkline/sparkline'
export { SpineBar } from './spine/spine-bar'
export { withoutTotals, yearsOfPoints, yearsOfRows } from './trend/trend-data'

function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  const Chart = lazy(load) as unknown as ComponentType<P>
  return function Later(props: P) {
    return (
      <Suspense fallback={<Skeleton lines={8} />}>
        <Chart {...props} />
      </Suspense>
    )
  }
}

export const Trend = later(() => import('./trend/trend'))
export const Strip = later(() => import('./strip/strip'))
export const Dumbbells = later(() => import('./dumbbells/dumbbells'))
export const Lines = later(() => import('./lines/lines'))
export const Intervals = later(() => import('./intervals/intervals'))
export const AreaMap = later(() => import('./area-map/area-map'))
export const Weeks = later(() => import('./weeks/weeks'))
export const Calendar = later(() => import('./calendar/calendar'))
export const Funnel = later(() => import('./funnel/funnel'))
