import { describe, expect, it } from 'vitest'
import { areaClasses, classOf } from '@/charts/area-map/classes'

describe('classes of a map', () => {
  it('hold as many areas each as can be', () => {
    const values = Array.from({ length: 33 }, (_, index) => index + 0.5)
    const classes = areaClasses(values, 1)
    expect(classes.map((one) => one.areas)).toEqual([7, 7, 6, 7, 6])
    expect(classes[0]).toMatchObject({ lowest: 0.5, highest: 6.5 })
    expect(classes[4]?.highest).toBe(32.5)
  })

  it('never part areas that show the same figure', () => {
    const classes = areaClasses([1.04, 1.01, 1.02, 1.03, 9], 1)
    expect(classes).toHaveLength(2)
    expect(classes[0]?.areas).toBe(4)
    expect(classOf(classes, 1.04, 1)).toBe(classes[0])
  })

  it('are as few as there are figures', () => {
    expect(areaClasses([], 1)).toEqual([])
    expect(areaClasses([4, 4], 0)).toHaveLength(1)
  })
})
