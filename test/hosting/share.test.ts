/** A site built for a file share, opened from its folder in a browser: every link leads to a file, and pages look as they should. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { withRelativeLinks } from '../../src/build/relative-links.ts'
import { launch } from '../browser.ts'
import { buildSite, pagesOf, pageTypes, project } from '../sites.ts'

test.each([
  ['plugins/close/index.html', '<a href="/sub/">', '<a href="../../index.html">'],
  ['plugins/close/index.html', '<a href="/sub/teams/#legal">', '<a href="../../teams/index.html#legal">'],
  ['index.html', '<a class="x" href="/sub/search/?q=a&amp;b">', '<a class="x" href="search/index.html?q=a&amp;b">'],
  ['404.html', '<img src="/sub/media/a.png">', '<img src="media/a.png">'],
  ['index.html', '<a href="https://commons.example/sub/">', '<a href="https://commons.example/sub/">'],
  ['plugins/old/index.html', '<meta content="0; url=/sub/plugins/new/">', '<meta content="0; url=../new/index.html">'],
  ['index.html', '<p>href="/sub/"</p><a href="#top">', '<p>href="/sub/"</p><a href="#top">'],
])('%s: %s', (page, from, to) => {
  expect(withRelativeLinks(from, page, '/sub/')).toBe(to)
})

describe('a site on a share', () => {
  const { out } = buildSite(join(project, 'test', 'orgs', 'acme'), { base: '/sub/', more: ['--relative'] })

  test('every link leads to a file of it', () => {
    const missing: string[] = []
    for (const page of pagesOf(out)) {
      const html = readFileSync(join(out, page), 'utf8')
      for (const [, address = ''] of html.matchAll(/<[^>]*\s(?:href|src|action)="([^"#?]+)/g)) {
        if (/^(https?:|mailto:)/.test(address) || existsSync(join(out, dirname(page), address))) continue
        missing.push(`${page} → ${address}`)
      }
    }
    expect(missing).toEqual([])
  })

  test('pages are styled, lead on by a click, and hold to their policy', async () => {
    const browser = await launch()
    const page = await browser.newPage()
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    for (const file of pageTypes(pagesOf(out))) await page.goto(pathToFileURL(join(out, file)).href)
    await page.goto(pathToFileURL(join(out, 'plugins', 'index.html')).href)
    expect(await page.locator('header.top').evaluate((header) => getComputedStyle(header).position)).toBe('sticky')
    await page.getByRole('link', { name: 'Month-end Close', exact: true }).first().click()
    expect(page.url()).toBe(pathToFileURL(join(out, 'plugins/finance-month-end/index.html')).href)
    expect(await page.locator('h1').textContent()).toBe('Month-end Close')
    expect(refused).toEqual([])
    await browser.close()
  })
})
