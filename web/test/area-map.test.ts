import { describe, expect, it } from 'vitest'
import { figureClasses, classOf } from '@/charts/class-key/classes'

describe('classes of a map', () => {
  it('hold as many areas each as can be', () => {
    const values = Array.from({ length: 33 }, (_, index) => index + 0.5)
    const classes = figureClasses(values, 1)
    expect(classes.map((one) => one.count)).toEqual([7, 7, 6, 7, 6])
    expect(classes[0]).toMatchObject({ lowest: 0.5, highest: 6.5 })
    expect(classes[4]?.highest).toBe(32.5)
  })

  it('never part areas that show the same figure', () => {
    const classes = figureClasses([1.04, 1.01, 1.02, 1.03, 9], 1)
    expect(classes).toHaveLength(2)
    expect(classes[0]?.count).toBe(4)
    expect(classOf(classes, 1.04, 1)).toBe(classes[0])
  })

  it('are as few as there are figures', () => {
    expect(figureClasses([], 1)).toEqual([])
    expect(figureClasses([4, 4], 0)).toHaveLength(1)
  })
})
