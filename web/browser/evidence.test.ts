import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launch, open, origin } from './browser.ts'
import { aMeasure, ask } from './pages.ts'

let browser: Browser
let page: Page
let measure: string
let names: string[]

beforeAll(async () => {
  browser = await launch()
  measure = await aMeasure()
  const answer = await ask<{ places: { name: string; open: boolean }[] }>('places?kind=authority')
  names = (answer?.places ?? []).filter((place) => place.open).map((place) => place.name)
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
})
afterEach(() => page.close())

const query = () => new URL(page.url()).searchParams

describe('an officer', () => {
  it('searches the measures and opens one', async () => {
    await open(page, '/evidence')
    const title = await page.locator('.app-measures__item a').first().innerText()
    await page.getByLabel('Search measures').fill(title)
    await page.waitForURL((url) => url.searchParams.get('search') === title)
    await page.getByRole('link', { name: title, exact: true }).first().click()
    await page.waitForURL(/\/evidence\/measure\?/)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })

  it('moves along the strip of authorities with the arrow keys', async () => {
    await open(page, `/evidence/measure?measure=${measure}`)
    const strip = page.getByRole('slider')
    await strip.focus()
    await page.keyboard.press('Home')
    const lowest = await strip.getAttribute('aria-valuetext')
    expect(await strip.getAttribute('aria-valuenow')).toBe('1')
    await page.keyboard.press('ArrowRight')
    expect(await strip.getAttribute('aria-valuenow')).toBe('2')
    expect(await strip.getAttribute('aria-valuetext')).not.toBe(lowest)
    await page.keyboard.press('End')
    expect(await strip.getAttribute('aria-valuenow')).toBe(await strip.getAttribute('aria-valuemax'))
  })

  it('speaks of another authority by the keyboard alone, and Back returns', async () => {
    await open(page, `/evidence/measure?measure=${measure}`)
    const other = names.at(-1) ?? ''
    const place = page.getByRole('combobox', { name: 'Authority', exact: true })
    await place.focus()
    await page.keyboard.type(other)
    await page.keyboard.press('Enter')
    await page.locator('.govuk-caption-l', { hasText: other }).waitFor()
    await page.goBack()
    await page.locator('.govuk-caption-l', { hasText: other }).waitFor({ state: 'detached' })
    expect(query().get('place')).toBeNull()
  })

  it('sends a colleague a measure’s page with its own axis in the address', async () => {
    await open(page, `/evidence/measure?measure=${measure}`)
    await page.getByLabel('Authorities on the axis').selectOption('own')
    await page.getByRole('combobox', { name: 'Add an authority' }).fill(names[2] ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Remove With ${names[2]}` }).waitFor()
    const sent = page.url().slice(origin.length)
    const count = await page.getByRole('slider').getAttribute('aria-valuemax')
    await open(page, sent)
    expect(await page.getByRole('slider').getAttribute('aria-valuemax')).toBe(count)
  })

  it('makes a table of any measures and places, and finds it again under its address', async () => {
    await open(page, '/evidence/table')
    await page.getByRole('combobox', { name: 'Add a measure' }).fill(measure)
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: 'Add an authority' }).fill(names[3] ?? '')
    await page.keyboard.press('Enter')
    await page.getByLabel('Across the top').selectOption('places')
    await page.getByRole('columnheader', { name: names[3] }).waitFor()
    const figures = await page.locator('main td').allInnerTexts()
    await open(page, page.url().slice(origin.length))
    expect(await page.locator('main td').allInnerTexts()).toEqual(figures)
    const csv = await page.getByRole('link', { name: /^CSV/ }).getAttribute('href')
    expect(csv).toContain('format=csv')
  })

  it('is told by the server what is wrong with an address', async () => {
    await page.goto(`${origin}/evidence/measure?measure=no.such.measure`)
    const problem = page.getByRole('alert')
    await problem.waitFor()
    expect((await problem.innerText()).length).toBeGreaterThan(30)
  })
})
