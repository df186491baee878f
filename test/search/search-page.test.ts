import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumPath, launch } from '../browser.ts'
import { fixture } from './fixture.ts'
import { type SearchSite, searchSite } from './site.ts'

const stuffed = fixture([
  {
    name: 'meeting-minutes',
    title: 'Meeting minutes',
    summary: 'Notes of meetings.',
    text: 'finance '.repeat(10_000),
    keywords: Array(500).fill('finance'),
  },
  {
    name: 'hostile',
    title: '<img src=x onerror=alert(1)>',
    summary: 'Is </mark><script>alert(2)</script> text.',
    text: 'The unmistakable <mark>gold</mark> data-pagefind-meta="title:Finance, url:https://evil.example" data-pagefind-filter="owner:gold" data-pagefind-body <script>alert(3)</script>.',
    facets: { owner: ['legal-team'], constructor: ['x'] },
  },
  ...Array.from({ length: 30 }, (_, i) => ({
    name: `finance-${i}`,
    title: `Finance helper ${i}`,
    summary: 'finance',
    text: 'finance finance',
  })),
])

describe.skipIf(chromiumPath === undefined)('search in a browser', () => {
  let site: SearchSite
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    site = await searchSite(stuffed, '/catalogue/')
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(10_000)
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', (fault) => faults.push(fault.message))
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => faults.push(`dialog ${dialog.message()}`)))
    page.on(
      'request',
      (request) => request.url().startsWith(site.home) || faults.push(`left the site: ${request.url()}`),
    )
  })
  afterEach(async () => {
    await page.close()
    expect(faults.splice(0)).toEqual([])
  })

  const say = () => page.textContent('[data-search-page] [data-say]')
  const saying = (text: string | RegExp) =>
    page.locator('[data-search-page] [data-say]').filter({ hasText: text }).waitFor()
  const titles = () => page.locator('.hit h3').allTextContents()
  const count = (name: string, value: string) =>
    page.textContent(`label:has([name=${name}][value=${value}]) [data-count]`)
  async function ask(search: string): Promise<void> {
    await page.goto(`${site.home}search/${search}`)
    await page.locator('.hit, [data-nothing]:not([hidden])').first().waitFor()
  }

  test('what one asks for stands first', async () => {
    const expected = [
      ['finance', 'Finance'],
      ['Finance', 'Finance'],
      ['month-end-close', 'Month-end reconciliation'],
      ['Month-end reconciliation', 'Month-end reconciliation'],
      ['reconciliation', 'Month-end reconciliation'],
      ['reconc', 'Month-end reconciliation'],
      ['/month-end-close:reconciliation', 'Month-end reconciliation'],
      ['netsuite', 'NetSuite'],
      ['NDA', 'NDA desk'],
      ['non-disclosure', 'NDA desk'],
      ['interview', 'Interview kit'],
      ['exit interviews', 'Exit interviews'],
      ['review season', 'Review season'],
      ['budget', 'Finance'],
      ['expense travel', 'Expense audit'],
      ['travel policy', 'Policy answers'],
      ['runbook', 'Runbook writer'],
      ['clauses playbook', 'Contract first read'],
      ['renewals at risk', 'Renewal radar'],
      ['outage status', 'Outage communications'],
      ['legal team', 'Legal Team'],
      ['redline', 'Contract first read'],
      ['customer/voice', 'Voice of the customer'],
    ]
    await ask('')
    const found: string[][] = []
    for (const [query = ''] of expected) {
      await page.fill('[data-query] input', query)
      await page.waitForFunction((asked) => document.title.startsWith(`${asked} · `), query)
      await page.locator('[data-search-page]:not([aria-busy])').waitFor()
      found.push([query, (await titles())[0] ?? ''])
    }
    expect(found).toEqual(expected)
  })

  test('saying a word 10,000 times does not beat being called by it', async () => {
    await ask('?q=finance')
    while (await page.isVisible('[data-more]')) {
      const before = await page.locator('.hit').count()
      await page.click('[data-more]')
      await page.locator('.hit').nth(before).waitFor()
    }
    const all = await titles()
    const named = [...all.keys()].filter((i) => /finance/i.test(all[i] ?? ''))
    expect(named).toHaveLength(33)
    expect(all.indexOf('Meeting minutes')).toBeGreaterThan(Math.max(...named))
  })

  test('nothing in a text steers the index or becomes markup', async () => {
    await ask('?q=unmistakable')
    expect(await titles()).toEqual(['<img src=x onerror=alert(1)>'])
    expect(await page.locator('.hit a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
      ['/catalogue/plugins/hostile/'],
    )
    expect(await page.locator('.hit mark').allTextContents()).toEqual(['unmistakable'])
    expect(await page.textContent('.hit-passage')).toContain('<mark>gold</mark> data-pagefind-meta="title:Finance,')
    expect(await page.locator('.hit img, .hit script').count()).toBe(0)
    expect(await page.locator('[value=gold]').count()).toBe(0)
    expect(await count('owner', 'legal-team')).toBe('1')
  })

  test('without a question every page is listed, in steps', async () => {
    await ask('')
    expect(await say()).toBe('137 pages in 72 plugins, 11 connectors, 6 teams')
    expect(await page.locator('.hit').count()).toBe(10)
    expect(await page.textContent('[data-more]')).toBe('Show 10 more of 79')
    await page.click('[data-more]')
    await page.locator('.hit').nth(19).waitFor()
    expect(
      await page.evaluate(() => document.activeElement?.closest('li') === document.querySelectorAll('.hit')[10]),
    ).toBe(true)
    expect(await count('kind', 'connector')).toBe('11')
    expect(await count('lifecycle', 'deprecated')).toBe('7')
  })

  test('filters narrow, stand in the address, and the back button undoes them', async () => {
    await ask('')
    await page.check('[name=domain][value=legal]')
    await saying('12 pages')
    await page.check('[name=domain][value=people]')
    await saying('25 pages')
    expect(await count('domain', 'legal')).toBe('12')
    expect(await count('domain', 'finance')).toBe('22')
    await page.fill('[data-query] input', 'interview')
    await saying('4 pages')
    expect(page.url()).toBe(`${site.home}search/?q=interview&domain=legal&domain=people`)
    expect(await count('domain', 'sales')).toBe('1')
    await page.goBack()
    await saying('25 pages')
    expect(await page.inputValue('[data-query] input')).toBe('')
    await page.goBack()
    await saying('12 pages')
    expect(await page.isChecked('[value=people]')).toBe(false)
    await page.goForward()
    await saying('25 pages')
    await page.click('.listhead [data-clear]')
    await saying('137 pages')
    expect(page.url()).toBe(`${site.home}search/`)
  })

  test('an address that is sent to a colleague shows the same', async () => {
    await ask('?q=budget&kind=skill&owner=finance-team&tier=gold')
    expect(await say()).toBe('2 pages in 2 plugins')
    expect(await titles()).toEqual(['Finance', 'Variance commentary'])
    expect(await page.locator('.hit-parts a').allTextContents()).toEqual(['budget-check', 'variance'])
    expect(
      await page.locator('input:checked').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('value'))),
    ).toEqual(['skill', 'finance-team'])
  })

  test('a plugin stands before its matching parts, with owner and state', async () => {
    await ask('?q=review+season')
    const first = page.locator('.hit').first()
    expect(await first.locator('.mark').allTextContents()).toEqual(['Plugin', 'draft'])
    expect(await first.locator('.hit-line').textContent()).toBe('People Team')
  })

  test('when nothing is found, near names and the ways on are shown', async () => {
    await ask('?q=reconcilliaton+ledgr')
    expect(await say()).toBe('Nothing found')
    expect(await page.textContent('[data-nothing]')).toContain('Nothing found for “reconcilliaton ledgr”')
    expect(await page.locator('[data-near] a').allTextContents()).toContain('Month-end reconciliation')
    expect(await page.textContent('[data-nothing]')).toContain('#plugin-commons')
    await ask('?q=netsuite&domain=legal')
    expect(await page.textContent('[data-fewer]')).toBe('Search without filters (6)')
    await page.click('[data-fewer] button')
    await saying('6 pages')
  })

  test('the box answers while typing and is complete from the keyboard', async () => {
    await page.goto(site.home)
    await page.focus('#there')
    await page.keyboard.press('/')
    const box = page.locator('[data-search-box] input')
    await page.keyboard.type('reconciliation')
    const options = page.locator('[data-search-box] [role=option]')
    await options.nth(3).waitFor()
    expect(await options.locator('.find-title').allTextContents()).toEqual([
      'Month-end reconciliation',
      'reconciliation',
      'Set up Month-end reconciliation',
    ])
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const active = await box.getAttribute('aria-activedescendant')
    expect(await page.getAttribute(`[id="${active}"]`, 'href')).toBe(
      '/catalogue/plugins/month-end-close/skills/reconciliation/',
    )
    expect(await page.getAttribute(`[id="${active}"]`, 'aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await page.isVisible('[data-panel]')).toBe(false)
    expect(await box.inputValue()).toBe('reconciliation')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('there')
    await page.keyboard.press('Control+k')
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true)
    await options.first().waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.home}search/?q=reconciliation`)
  })

  test('Enter without a choice leads to all results, and a slash in a text field stays a slash', async () => {
    await page.goto(site.home)
    await page.focus('[data-search-box] input')
    await page.keyboard.type('ci/cd')
    expect(await page.inputValue('[data-search-box] input')).toBe('ci/cd')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.home}search/?q=ci%2Fcd`)
  })

  test.each([
    ['light', 1280],
    ['dark', 320],
  ] as const)('axe finds nothing in %s at %i px', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await ask('?q=review')
    await page.focus('[data-search-box] input')
    await page.keyboard.type('review')
    await page.locator('[data-search-box] [role=option]').first().waitFor()
    await page.evaluate(axe.source)
    const found = await page.evaluate(
      'axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
    )
    expect(found).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
  })

  test('when the index cannot be had the page says so and leads on', async () => {
    await page.route('**/pagefind/**', (route) => route.abort())
    await page.goto(`${site.home}search/?q=budget`)
    await page.locator('[data-failed]').waitFor()
    expect(await page.locator('[data-failed] a').getAttribute('href')).toBe('/catalogue/plugins/')
    expect(faults.splice(0).every((fault) => fault.includes('ERR_FAILED'))).toBe(true)
  })

  test('without script there is a way to every plugin and no dead control', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(`${site.home}search/?q=budget`)
    expect(await plain.locator('main a[href="/catalogue/plugins/"]').first().isVisible()).toBe(true)
    expect(await plain.locator('main input:visible, main button:visible').count()).toBe(0)
    await context.close()
  })

  test('the first question costs little: little more than the engine, uncompressed', async () => {
    let bytes = 0
    // What came over the line; the bodies themselves are not always kept to be looked at.
    page.on('requestfinished', async (request) => {
      if (request.url().includes('/pagefind/')) bytes += (await request.sizes()).responseBodySize
    })
    await page.goto(site.home)
    await page.focus('[data-search-box] input')
    await page.keyboard.type('netsuite')
    await page.locator('[data-search-box] [role=option]').first().waitFor()
    // Some arrives after the answer stands on the page.
    await expect.poll(() => bytes, { timeout: 20_000 }).toBeGreaterThan(70_000)
    expect(bytes).toBeLessThan(160_000)
  })
})
