import type { Browser, BrowserContext, Page } from 'playwright-core'
import { origin, settled } from '../browser.ts'
import { codeOf } from './authenticator.ts'

export const passphrase = 'kettle lamp orbit'

/** Somebody at their own browser. */
export interface Somebody {
  context: BrowserContext
  page: Page
  /** Of their authenticator; "" where they have none. */
  secret: string
}

export async function atTheirBrowser(browser: Browser): Promise<Somebody> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
  return { context, page: await context.newPage(), secret: '' }
}

/** Whoever is signed in can sign out, whatever page they are on. */
async function signedIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor()
}

/** Follows an invitation to the end: passphrase, security code where it is asked for, recovery codes. */
export async function accept(somebody: Somebody, invitation: string): Promise<void> {
  const { page } = somebody
  const link = new URL(invitation)
  await page.goto(origin + link.pathname + link.hash)
  await page.getByLabel('Choose a passphrase').fill(passphrase)
  await page.getByRole('button', { name: 'Continue' }).click()
  const next = await Promise.race([
    page.locator('#typed-secret').waitFor().then(() => 'code'),
    signedIn(page).then(() => 'in'),
  ])
  if (next === 'in') return
  somebody.secret = await page.locator('#typed-secret').innerText()
  await page.getByLabel('Security code').fill(codeOf(somebody.secret))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { level: 1, name: 'Keep your recovery codes' }).waitFor()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('heading', { level: 1, name: 'Keep your recovery codes' }).waitFor({ state: 'detached' })
  await signedIn(page)
}

/** Opens a page as somebody and waits until it is drawn. */
export async function goTo({ page }: Somebody, path: string): Promise<void> {
  await page.goto(origin + path)
  await page.locator('h1').waitFor()
  await settled(page)
}
