import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, open, settled } from './browser.ts'
import { everyPage } from './pages.ts'

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> }
  }
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = await everyPage()

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Each violation with the elements it is about. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(() => window.axe.run())
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

describe.each(pages)('$name', ({ path }) => {
  let page: Page
  const errors: string[] = []
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    page.on('pageerror', (error) => errors.push(error.message))
    await open(page, path)
  })
  afterAll(() => page.close())

  it('has one main heading, its own title, and is reached with the keyboard', async () => {
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.title()).not.toBe('Headrow')
    expect(await page.locator('main [role="alert"]').allInnerTexts(), 'problems shown').toEqual([])
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(await unreached(page, 40)).toEqual([])
  })

  it.each([1280, 360])('at %i px has no axe violation and does not scroll sideways', async (width) => {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    expect(await violations(page)).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(over, 'pixels wider than the window').toBe(0)
    expect(errors, 'errors of the script').toEqual([])
  })
})

/** Of the first so many controls of the page's own part, those that Tab does not come to. */
async function unreached(page: Page, most: number): Promise<string[]> {
  const all = await page.evaluate((count) => {
    const controls = [...document.querySelectorAll<HTMLElement>('main a[href], main button, main input, main select, main summary, main [tabindex="0"]')]
    // One hides what is behind a closed disclosure, or cannot be used now.
    const usable = controls.filter((control) => control.checkVisibility() && !control.matches(':disabled')).slice(0, count)
    usable.forEach((control, index) => control.setAttribute('data-stop', String(index)))
    return usable.map((control) => control.outerHTML.slice(0, 120))
  }, most)
  const reached = new Set<number>()
  for (let step = 0; step < all.length + 3; step++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => document.activeElement?.getAttribute('data-stop') ?? null)
    if (stop !== null) reached.add(Number(stop))
  }
  return all.filter((_, index) => !reached.has(index))
}
