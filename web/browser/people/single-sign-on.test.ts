import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, origin } from '../browser.ts'
import { atTheirBrowser, goTo, type Somebody } from './person.ts'

// Through the authority's own provider: a real one, on loopback.

const provider = process.env.HEADROW_PROVIDER ?? ''
const school = process.env.HEADROW_SCHOOL ?? ''

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function claims(account: string, said: object): Promise<void> {
  await fetch(`${provider}/test/accounts/${account}`, { method: 'POST', body: JSON.stringify(said) })
}

/** Goes to the provider, signs in there as an account, and comes back. */
async function comeBy(somebody: Somebody, account: string): Promise<string> {
  const { page } = somebody
  await goTo(somebody, '/sign-in')
  await page.getByRole('link', { name: 'Sign in with City accounts' }).click()
  await page.locator('input[name=login]').fill(account)
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  let returned = ''
  page.on('request', (request) => {
    if (request.url().includes('/single/city/return')) returned = request.url()
  })
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`${origin}/**`)
  await page.locator('h1').waitFor()
  return returned
}

async function roles({ page }: Somebody): Promise<string[]> {
  return page.evaluate(async () => {
    const me = (await (await fetch('/api/v1/me')).json()) as { roles: { role: string; scope: string; state: string }[] }
    return me.roles.map((grant) => `${grant.role} ${grant.scope}`.trim())
  })
}

describe('single sign-on', () => {
  it('lets in whom a rule gives a role, in the scope that the provider names', async () => {
    await claims('ada', { name: 'Ada Lee', email: 'ada@school.example', email_verified: true, groups: ['heads'], organisation: { urn: school } })
    const ada = await atTheirBrowser(browser)
    const returned = await comeBy(ada, 'ada')
    await ada.page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    expect(await roles(ada)).toEqual([`headteacher ${school}`])

    // What came back is good once, and in that browser.
    await ada.page.goto(returned)
    await ada.page.getByText('could not prove who you are').waitFor()
    const thief = await atTheirBrowser(browser)
    await thief.page.goto(returned)
    await thief.page.getByText('could not prove who you are').waitFor()
  })

  it('goes on when the provider has changed its keys', async () => {
    await fetch(`${provider}/test/keys`, { method: 'POST' })
    const ada = await atTheirBrowser(browser)
    await comeBy(ada, 'ada')
    await ada.page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    expect(await roles(ada)).toEqual([`headteacher ${school}`])
  })

  it('takes away what the provider no longer says', async () => {
    await claims('ada', { name: 'Ada Lee', email: 'ada@school.example', email_verified: true, groups: ['advisers'] })
    const ada = await atTheirBrowser(browser)
    await comeBy(ada, 'ada')
    await ada.page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
    expect(await roles(ada)).toEqual(['improvement-adviser'])
  })

  it('tells whom nothing is granted to', async () => {
    await claims('eve', { name: 'Eve', email: 'eve@elsewhere.example', email_verified: true, groups: ['other'] })
    const eve = await atTheirBrowser(browser)
    await comeBy(eve, 'eve')
    await eve.page.getByText('Nothing has been granted to you here yet').waitFor()
    expect(await roles(eve)).toEqual([])
  })

  it('joins nobody to an account by an address that the provider has not verified', async () => {
    await claims('mallory', { name: 'Mallory', email: 'first@example.org', email_verified: false, groups: ['advisers'] })
    const mallory = await atTheirBrowser(browser)
    await comeBy(mallory, 'mallory')
    await mallory.page.getByText('Nothing has been granted to you here yet').waitFor()
  })
})
