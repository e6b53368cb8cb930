import { type Browser, chromium, type Page } from 'playwright-core'

/** The running server whose pages are looked at: `headrow serve`, or `npm run fixtures`. */
export const origin = process.env.HEADROW_URL ?? 'http://127.0.0.1:8088'

/** Debian's Chromium, without its sandbox (it refuses root) and without calls home. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HEADROW_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Opens a path and waits until its data is drawn: a heading is there and nothing is loading. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(origin + path)
  await page.locator('h1').waitFor()
  await settled(page)
}

/** Waits until nothing is loading and every chart is as wide as its place. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.app-skeleton') === null &&
      document.querySelector('[aria-busy="true"]') === null &&
      [...document.querySelectorAll('.app-plot')].every(
        (plot) => Number(plot.querySelector('svg')?.getAttribute('width')) === plot.clientWidth,
      ),
  )
}
