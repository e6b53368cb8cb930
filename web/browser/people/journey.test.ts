import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, settled } from '../browser.ts'
import { codeOf } from './authenticator.ts'
import { accept, atTheirBrowser, goTo, passphrase, type Somebody } from './person.ts'

// From the first administrator's invitation to a city at work, on a server that nobody has signed in to before.

declare global {
  interface Window {
    axe: { run(): Promise<AxeResults> }
  }
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const school = process.env.HEADROW_SCHOOL ?? ''

let browser: Browser
let administrator: Somebody
let head: Somebody

beforeAll(async () => {
  browser = await launch()
  administrator = await atTheirBrowser(browser)
  head = await atTheirBrowser(browser)
})
afterAll(() => browser.close())

async function violations({ page }: Somebody): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(() => window.axe.run())
  return results.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** Every page of a person at both widths: no axe violation, nothing wider than the window. */
async function expectAccessible(somebody: Somebody, paths: string[]): Promise<void> {
  for (const path of paths) {
    await goTo(somebody, path)
    for (const width of [1280, 360]) {
      await somebody.page.setViewportSize({ width, height: 900 })
      await settled(somebody.page)
      expect(await violations(somebody), `${path} at ${width}`).toEqual([])
      const over = await somebody.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(over, `${path} at ${width}: pixels wider than the window`).toBe(0)
    }
    await somebody.page.setViewportSize({ width: 1280, height: 900 })
  }
}

describe('people', () => {
  it('are asked to sign in, and shown no door that does not open', async () => {
    await goTo(administrator, '/people')
    expect(await administrator.page.locator('h1').innerText()).toBe('Sign in')
    await expectAccessible(administrator, ['/sign-in', '/sign-in/link', '/sign-in/second-factor'])
    expect(await administrator.page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'People' }).count()).toBe(0)
  })

  it('sign in for the first time with an invitation and an authenticator', async () => {
    await accept(administrator, process.env.HEADROW_INVITATION ?? '')
    await expectAccessible(administrator, ['/', '/tasks', '/tasks/new', '/people', '/people/new', '/clients', '/audit', '/jobs', '/account'])
  })

  it('sign in again with passphrase and security code', async () => {
    const { page } = administrator
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
    await page.getByLabel('E-mail address').fill('first@example.org')
    await page.getByLabel('Passphrase', { exact: true }).fill('not the passphrase')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Error: /)
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Enter your security code' }).waitFor()
    // The code of the first sign-in was used up; the next half minute's is taken as well.
    await page.getByLabel('Security code').fill(codeOf(administrator.secret, 1))
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  })

  it('invite a headteacher, who signs in and sees their own work', async () => {
    const { page } = administrator
    await goTo(administrator, '/people/new')
    await page.getByLabel('Name', { exact: true }).fill('Ada Head')
    await page.getByLabel('E-mail address').fill('head@example.org')
    await page.getByLabel('Role').selectOption('headteacher')
    await page.getByLabel('Code of the school').fill(school)
    await page.getByRole('button', { name: 'Invite' }).click()
    const link = await page.locator('.app-secret').innerText()
    expect(await violations(administrator)).toEqual([])
    await accept(head, link)
    const sections = await head.page.getByRole('navigation', { name: 'Sections' }).getByRole('link').allInnerTexts()
    expect(sections).toEqual(['Home', 'Strategy', 'Evidence', 'Schools', 'Data', 'Tasks'])
    await goTo(head, '/audit')
    expect(await head.page.locator('h1').innerText()).toBe('This page is not open to you')
  })

  it('see both versions where two change the same task', async () => {
    const { page } = administrator
    await goTo(administrator, '/tasks/new')
    await page.getByLabel('Title').fill('Plan the visit <script>alert(1)</script>')
    await page.getByLabel('Place').fill(school)
    await page.getByLabel('Whose').selectOption('role headteacher')
    await page.getByRole('button', { name: 'Make the task' }).click()
    await page.getByRole('link', { name: 'Change' }).click()
    await page.getByLabel('Title').waitFor()
    const task = new URL(page.url()).pathname

    await goTo(head, task)
    await head.page.getByLabel('Title').fill('Plan the visit in June')
    await head.page.getByRole('button', { name: 'Save' }).click()
    await head.page.getByRole('heading', { level: 1, name: 'Plan the visit in June' }).waitFor()

    await page.getByLabel('Title').fill('Plan the visit in May')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Somebody else was first' }).waitFor()
    expect(await page.getByRole('table').innerText()).toMatch(/Plan the visit in May\s+Plan the visit in June/)
    expect(await violations(administrator)).toEqual([])
    await page.getByRole('button', { name: 'Save mine' }).click()
    await page.getByRole('heading', { level: 1, name: 'Plan the visit in May' }).waitFor()
    await settled(page)
    expect(await page.locator('main ol.app-plain-list').innerText()).toContain('Plan the visit in June → Plan the visit in May')
    expect(await violations(administrator)).toEqual([])
  })

  it('watch long work as it goes on', async () => {
    const { page } = administrator
    await goTo(administrator, '/jobs')
    await page.getByRole('button', { name: 'Check the audit' }).click()
    await page.getByText(/^All [\d,]+ entries of the audit hold\.$/).waitFor()
    expect(await violations(administrator)).toEqual([])
    await goTo(administrator, '/jobs')
    // Work of others goes first, so that the page is there before its own begins.
    await page.evaluate(async () => {
      const me = (await (await fetch('/api/v1/me')).json()) as { token: string }
      const headers = { 'Content-Type': 'application/json', 'X-Headrow-Token': me.token }
      const body = JSON.stringify({ kind: 'rebuild', arguments: {} })
      for (let i = 0; i < 6; ++i) await fetch('/api/v1/jobs', { method: 'POST', headers, body })
    })
    await page.getByRole('button', { name: 'Make the evidence store anew' }).click()
    await page.getByText('Waiting for its turn.').waitFor()
    await page.locator('progress').waitFor()
    await page.getByText(/files loaded/).waitFor()
  })

  it('answer for what is kept of people', async () => {
    const { page } = administrator
    await goTo(administrator, '/people/new')
    await page.getByLabel('Name', { exact: true }).fill('Dan Officer')
    await page.getByLabel('E-mail address').fill('officer@example.org')
    await page.getByLabel('Role').selectOption('data-protection-officer')
    await page.getByRole('button', { name: 'Invite' }).click()
    const officer = await atTheirBrowser(browser)
    await accept(officer, await page.locator('.app-secret').innerText())
    await goTo(officer, '/retention')
    await officer.page.getByRole('button', { name: 'Look for what is due' }).click()
    await officer.page.getByText('Nothing new has come to the end of its time.').waitFor()

    await goTo(officer, '/people')
    await officer.page.getByRole('link', { name: 'Ada Head' }).click()
    await officer.page.getByRole('button', { name: 'Restrict' }).click()
    await officer.page.getByRole('alert').waitFor()
    await officer.page.getByLabel('Why', { exact: true }).fill('says that the name is wrong')
    await officer.page.getByRole('button', { name: 'Restrict' }).click()
    await officer.page.getByText('Restricted', { exact: true }).first().waitFor()
    await officer.page.getByLabel('Name', { exact: true }).fill('Ada Head-Lee')
    await officer.page.getByRole('button', { name: 'Put it right' }).click()
    await officer.page.getByRole('heading', { level: 1, name: 'Ada Head-Lee' }).waitFor()
    const [file] = await Promise.all([officer.page.waitForEvent('download'), officer.page.getByRole('link', { name: /Everything that is kept about/ }).click()])
    const kept = JSON.parse(await readFile(await file.path(), 'utf8')) as { records: { fields: { name?: string } }[] }
    expect(kept.records[0]?.fields.name).toBe('Ada Head-Lee')
    await officer.page.getByLabel('Why', { exact: true }).fill('it is right now')
    await officer.page.getByRole('button', { name: 'Lift the restriction' }).click()
    await officer.page.getByRole('button', { name: 'Restrict' }).waitFor()
    await expectAccessible(officer, ['/retention', new URL(officer.page.url()).pathname, '/account'])
  })

  it('are out the moment their role ends', async () => {
    const { page } = administrator
    await goTo(head, '/tasks')
    await goTo(administrator, '/people')
    await page.getByRole('link', { name: 'Ada Head-Lee' }).click()
    await page.getByRole('button', { name: /^End the role|^End/ }).first().click()
    await page.getByLabel('Why').first().fill('moved on')
    await page.getByRole('button', { name: 'End the role now' }).click()
    await page.getByText('Ended', { exact: true }).waitFor()
    await head.page.getByLabel('State').selectOption('all')
    await head.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  })

  it('find all of it in the audit', async () => {
    const { page } = administrator
    await goTo(administrator, '/audit')
    const words = await page.locator('main').innerText()
    expect(words).toContain('The chain holds')
    for (const action of ['change held grant', 'end job', 'change task', 'accept invitation']) expect(words).toContain(action)
    expect(words).not.toContain('head@example.org')
  })
})
