/** Every type of page in a real browser: both themes, three widths, no error, no violation, nothing off-origin, accessible. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serve } from '../../src/build/serve.ts'
import { launch } from '../browser.ts'
import { type BuiltSite, buildSite, pagesOf, pageTypes, project, routeOf } from '../sites.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const widths = [360, 768, 1440]

let browser: Browser
let site: BuiltSite
let origin: string

beforeAll(async () => {
  site = buildSite(project, { base: '/catalogue/' })
  origin = new URL(await serve(site.out, { base: site.base })).origin
  browser = await launch()
})
afterAll(() => browser?.close())

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each(widths)('every page type at %i px', async (width) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: false })
    const page = await context.newPage()
    const problems: string[] = []
    let at = ''
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(`${at}: ${message.text()}`)
    })
    page.on('pageerror', (error) => problems.push(`${at}: ${error.message}`))
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) problems.push(`${at}: asks for ${request.url()}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${at}: ${response.status()} ${response.url()}`)
    })
    for (const file of pageTypes(pagesOf(site.out))) {
      at = routeOf(file, site.base)
      await page.goto(origin + at, { waitUntil: 'load' })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (overflow > 0) problems.push(`${at}: ${overflow} px wider than the screen at ${width} px`)
    }
    expect(problems).toEqual([])
    await context.close()
  })

  test('axe finds nothing serious', async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 900 }, bypassCSP: true })
    const page = await context.newPage()
    const problems: string[] = []
    for (const file of pageTypes(pagesOf(site.out))) {
      const route = routeOf(file, site.base)
      await page.goto(origin + route, { waitUntil: 'load' })
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
          }
        ).axe.run()
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
      })
      problems.push(...found.map((text) => `${route}: ${text}`))
    }
    expect(problems).toEqual([])
    await context.close()
    // Axe looks at every node of some thirty pages; a busy machine takes its time.
  }, 900_000)
})

test('every page and every link of the site answers, and every plugin has its page', async () => {
  const { plugins, out, base } = site
  const missing: string[] = []
  const known = new Set<string>()
  for (const page of pagesOf(out)) {
    const html = readFileSync(`${out}/${page}`, 'utf8')
    for (const [, address = ''] of html.matchAll(/\s(?:href|src)="([^"#?]+)/g)) {
      if (/^(https?:|mailto:)/.test(address) || known.has(address)) continue
      known.add(address)
      const response = await fetch(new URL(address, origin + routeOf(page, base)))
      await response.arrayBuffer()
      if (!response.ok) missing.push(`${page} → ${address}`)
    }
  }
  expect(missing).toEqual([])
  const pages = pagesOf(out).filter((page) => /^plugins\/[^/]+\/index\.html$/.test(page))
  expect(pages).toHaveLength(plugins.length)
})

test('without script the list, the plugin and the way to search are all there', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${origin}/catalogue/plugins/`)
  for (const { title } of site.plugins)
    expect(await page.getByRole('link', { name: title, exact: true }).count()).toBeGreaterThan(0)
  await page.goto(`${origin}/catalogue/search/?q=reconciliation`)
  expect(await page.locator('main').getByRole('link').count()).toBeGreaterThan(0)
  await context.close()
})

test('the matrix keeps its filters in the address, and back undoes them', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const rows = page.locator('[data-matrix] tbody tr')
  const heads = page.locator('[data-matrix] thead th:visible')
  await page.goto(`${origin}/catalogue/compliance/matrix/?state=fail`)
  const all = await rows.evaluateAll((found) => found.map((row) => row.dataset['cells'] ?? ''))
  const failing = all.filter((cells) => cells.includes('f'))
  const columns = [...(all[0] ?? '')].filter((_, i) => all.some((cells) => cells[i] === 'f'))
  expect(failing.length).toBeGreaterThan(0)
  expect(failing.length).toBeLessThan(all.length)
  expect([await rows.locator(':scope:visible').count(), await heads.count()]).toEqual([
    failing.length,
    columns.length + 1,
  ])
  await page.locator('select[name=rule]').selectOption('has-owner')
  expect(new URL(page.url()).search).toBe('?state=fail&rule=has-owner')
  await page.goBack()
  expect(await rows.locator(':scope:visible').count()).toBe(failing.length)
  await page.getByRole('button', { name: 'Clear' }).click()
  expect(new URL(page.url()).search).toBe('')
  expect([await rows.locator(':scope:visible').count(), await heads.count()]).toEqual([
    all.length,
    (all[0] ?? '').length + 1,
  ])
  await page.close()
})
