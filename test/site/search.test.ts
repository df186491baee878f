/** Search on the sample catalogue as a reader uses it: the right plugin first, filters and address in step. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../../src/build/serve.ts'
import { launch } from '../browser.ts'
import { buildSite, project } from '../sites.ts'

let browser: Browser
let origin: string

beforeAll(async () => {
  const { out, base } = buildSite(project, { base: '/catalogue/' })
  origin = `${new URL(await serve(out, { base })).origin}${base.slice(0, -1)}`
  browser = await launch()
})
afterAll(() => browser?.close())

/** Titles of the results in order, once there are any. */
async function results(page: Page): Promise<string[]> {
  await page.locator('[data-hits] > li').first().waitFor()
  return page
    .locator('[data-hits] > li')
    .evaluateAll((items) => items.map((item) => item.querySelector('a')?.textContent?.trim() ?? ''))
}

test.each([
  ['reconciliation', 'Month-end Close'],
  ['month-end close', 'Month-end Close'],
  ['finance-month-end-close', 'Month-end Close'],
  ['nda', 'NDA Triage'],
  ['redline a contract', 'Contract Review'],
  ['incident timeline', 'Incident review'],
  ['netsuite', 'NetSuite'],
])('%s finds %s first', async (query, first) => {
  const page = await browser.newPage()
  await page.goto(`${origin}/search/?q=${encodeURIComponent(query)}`)
  expect((await results(page))[0]).toBe(first)
  await page.close()
})

test('browse keeps its filters in the address, and back undoes them', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${origin}/plugins/`)
  const shown = () => page.locator('[data-items] > li:visible').count()
  const all = await shown()
  await page
    .getByRole('checkbox', { name: /^Finance\b/ })
    .first()
    .check()
  const finance = await shown()
  expect(finance).toBeLessThan(all)
  expect(new URL(page.url()).search).toContain('domain=Finance')
  await page.reload()
  expect(await shown()).toBe(finance)
  await page
    .getByRole('checkbox', { name: /^Finance\b/ })
    .first()
    .uncheck()
  expect(await shown()).toBe(all)
  await page.goBack()
  expect(await shown()).toBe(finance)
  await page.close()
})

test('from any page, slash, words and Enter lead to a plugin', async () => {
  const page = await browser.newPage()
  await page.goto(`${origin}/guides/`)
  await page.keyboard.press('/')
  await page.keyboard.type('ticket triage')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/support-ticket-triage/)
  expect(await page.locator('h1').textContent()).toContain('riage')
  await page.close()
})
