import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Minute, Scorecard } from '../src/api/types.ts'
import { launch, open, origin, settled } from './browser.ts'
import { ask } from './pages.ts'

// A director's first minute and what follows from it, on whatever the server under test has loaded.

let browser: Browser
let page: Page
let card: Scorecard
let minute: Minute

beforeAll(async () => {
  browser = await launch()
  const place = (await ask<{ place_default: string }>('about'))?.place_default ?? ''
  card = (await ask<Scorecard>(`scorecard?place=${place}`)) as Scorecard
  minute = (await ask<Minute>(`minute?place=${place}`)) as Minute
})
afterAll(() => browser.close())
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
})
afterEach(() => page.close())

const path = () => new URL(page.url()).pathname

/** The pages of a PDF as Chromium writes them: one object each. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

describe('a director', () => {
  it('opens a figure of the first minute at its row, in one click', async () => {
    const line = [...minute.furthest, ...minute.better, ...minute.worse].find(({ source }) => source !== null && source.line !== null)
    expect(line, 'a figure with a source').toBeDefined()
    await open(page, '/')
    await page.locator(`.app-minute a[href*="/data/sources/${line?.source?.source_id}/rows/${line?.source?.line}"]`).first().click()
    await page.getByRole('heading', { level: 1, name: /^Row [\d,]+ of / }).waitFor()
    await settled(page)
    expect(path()).toBe(`/data/sources/${line?.source?.source_id}/rows/${line?.source?.line}`)
    expect(await page.locator('.app-fact-grid__fact').count()).toBeGreaterThan(1)
    expect(await page.locator('.app-table__row--marked').count()).toBe(1)
    await page.goBack()
    await page.locator('.app-minute').waitFor()
  })

  it.each([{ asOf: '' }, { asOf: '?as_of=2020' }])('prints two A4 pages with every statement$asOf', async ({ asOf }) => {
    await open(page, `/${asOf}`)
    await page.getByRole('link', { name: 'Print two pages' }).click()
    await page.locator('.app-sheet').nth(1).waitFor()
    await settled(page)
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pagesOf(pdf)).toBe(2)
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12]/)
    expect(await cutOff(page)).toEqual([])
    const statements = card.areas.flatMap((area) => area.statements.map(({ text }) => text))
    expect((await page.locator('.app-sheet__statement').allInnerTexts()).sort()).toEqual(statements.sort())
    const type = await page.locator('.app-sheet').evaluateAll((sheets) => sheets.map((sheet) => parseFloat((sheet as HTMLElement).style.getPropertyValue('--sheet-type'))))
    expect(Math.min(...type), 'points of type').toBeGreaterThanOrEqual(7.5)
  })

  it('switches between the end of the strategy and today, and sends either', async () => {
    await open(page, '/')
    await page.getByRole('link', { name: /^When the strategy ended/ }).click()
    await page.waitForURL(/as_of=\d{4}/)
    await page.locator('.app-as-of__choice[aria-current]', { hasText: 'ended' }).waitFor()
    await settled(page)
    const then = await page.locator('.app-areas').innerText()
    await open(page, page.url().slice(origin.length))
    expect(await page.locator('.app-areas').innerText()).toBe(then)
    await page.getByRole('link', { name: 'Today' }).click()
    await page.waitForURL((url) => !url.search.includes('as_of'))
  })

  it('goes from a statement’s mark to its verdict, and opens a trend', async () => {
    const area = card.areas.find(({ statements }) => statements.some(({ results }) => results.some(({ trend }) => trend.length > 1)))
    const statement = area?.statements.find(({ results }) => results.some(({ trend }) => trend.length > 1))
    await open(page, '/')
    await page.getByRole('link', { name: statement?.text }).first().click()
    const section = page.getByRole('region', { name: statement?.text, exact: true })
    await section.waitFor()
    expect(new URL(page.url()).searchParams.get('statement')).toBe(statement?.code)
    await section.getByRole('button', { name: /^Trend, every period/ }).first().click()
    await section.locator('.app-plot svg').waitFor()
    expect(new URL(page.url()).searchParams.get('trend')).toContain(statement?.code)
  })
})

describe('an officer', () => {
  it('finds a school and sees what files say of it', async () => {
    await open(page, '/schools')
    const name = await page.locator('tbody th a').nth(1).innerText()
    await page.getByLabel(/^Name, postcode/).fill(name)
    await page.waitForFunction((text) => [...document.querySelectorAll('tbody th a')].every((link) => link.textContent?.includes(text)), name)
    expect(new URL(page.url()).searchParams.get('search')).toBe(name)
    await page.locator('tbody th a').first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(path()).toMatch(/^\/schools\/\d{6}$/)
  })

  it('is told where a school that does not exist would be found', async () => {
    await page.goto(`${origin}/schools/999999`)
    await page.getByRole('alert').waitFor()
  })

  it('sees the findings of one rule and takes them away', async () => {
    await open(page, '/data/findings')
    const rule = page.locator('tbody a[title="Only this rule"]').first()
    const name = await rule.innerText()
    await rule.click()
    await page.getByRole('button', { name: `Remove Rule: ${name}` }).waitFor()
    await settled(page)
    expect(new Set(await page.locator('tbody a[title="Only this rule"]').allInnerTexts())).toEqual(new Set([name]))
    expect(await page.getByRole('link', { name: /^CSV/ }).getAttribute('href')).toContain('rule=')
  })
})

/** Sheets whose words do not fit on their page. */
async function cutOff(of: Page): Promise<string[]> {
  await of.emulateMedia({ media: 'print' })
  const cut = await of.evaluate(() =>
    [...document.querySelectorAll('.app-sheet')].filter((sheet) => sheet.scrollHeight > sheet.clientHeight).map((sheet) => sheet.querySelector('h2')?.textContent ?? ''),
  )
  await of.emulateMedia({ media: null })
  return cut
}
