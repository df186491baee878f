/** The built site behind a real nginx with the sample configuration: types, policy, caching, 404 (skipped where nginx cannot be had). */
import { globSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../browser.ts'
import { type BuiltSite, buildSite, pagesOf, pageTypes, project, routeOf } from '../sites.ts'
import { nginxPath, type Running, sample, startNginx } from './nginx.ts'

/** What each ending must be served as; files of the search index are opaque. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
  '.tgz': 'application/gzip',
}
const opaque = ['.pagefind', '.pf_fragment', '.pf_index', '.pf_meta', '.wasm']

function typeOf(file: string): string {
  if (/^npm\/[^/]+$/.test(file)) return 'application/json; charset=utf-8'
  return types[extname(file)] ?? (opaque.includes(extname(file)) ? 'application/octet-stream' : `no type for ${file}`)
}

test('the header says what every page says, and who may frame it', () => {
  const [, header] = /Content-Security-Policy "([^"]+)"/.exec(sample) ?? []
  const layout = readFileSync(join(project, 'src/site/layouts/Page.astro'), 'utf8')
  const [, list = ''] = /const policy = \[(.*?)\]/s.exec(layout) ?? []
  const own = [...list.matchAll(/"([^"]+)"/g)].map(([, directive]) => directive)
  expect(header?.split('; ')).toEqual([...own, "frame-ancestors 'none'"])
})

describe.skipIf(nginxPath === undefined)('behind nginx (skipped where there is none)', () => {
  let site: BuiltSite
  let nginx: Running
  const get = (path: string) => fetch(nginx.origin + path, { redirect: 'manual' })

  beforeAll(async () => {
    site = buildSite(project, { base: '/catalogue/' })
    nginx = await startNginx(site.out, site.base)
  })
  afterAll(() => nginx?.stop())

  test('every file answers with its type, the policy and how long it lasts', async () => {
    const faults: string[] = []
    const files = globSync('**/*', { cwd: site.out, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name).slice(site.out.length + 1))
    for (const file of files) {
      const response = await get(site.base + file.split('/').map(encodeURIComponent).join('/'))
      const bytes = Buffer.from(await response.arrayBuffer())
      const said = (name: string) => response.headers.get(name)
      if (response.status !== 200) faults.push(`${file}: ${response.status}`)
      if (said('content-type') !== typeOf(file)) faults.push(`${file}: ${said('content-type')}, not ${typeOf(file)}`)
      if (!bytes.equals(readFileSync(join(site.out, file)))) faults.push(`${file}: other bytes`)
      if (!said('content-security-policy')?.includes("default-src 'none'")) faults.push(`${file}: no policy`)
      if (said('x-content-type-options') !== 'nosniff') faults.push(`${file}: may be sniffed`)
      const lasting = /^(_astro|media|pagefind\/(fragment|index))\//.test(file)
      if (said('cache-control')?.includes('immutable') !== lasting) faults.push(`${file}: ${said('cache-control')}`)
    }
    expect(faults).toEqual([])
    for (const ending of ['.html', '.json', '.atom', '.ics', '.md', '.zip', '.tgz', '.svg', '.xml', '.csv'])
      expect(
        files.some((file) => file.endsWith(ending)),
        ending,
      ).toBe(true)
    expect(files.some((file) => /^npm\/[^/.]+$/.test(file))).toBe(true)
  })

  test('every page answers at its address, and a missing slash is added', async () => {
    for (const page of pagesOf(site.out)) {
      const route = routeOf(page, site.base)
      expect((await get(route)).status, route).toBe(200)
    }
    const response = await get('/catalogue/plugins')
    expect([response.status, response.headers.get('location')]).toEqual([301, '/catalogue/plugins/'])
  })

  test.each(['nothing-here/', 'plugins/no-such-plugin/', 'api/v1/none.json', 'npm/no-such-plugin', '.plugin-commons'])(
    '%s is the 404 page',
    async (path) => {
      const response = await get(site.base + path)
      expect([response.status, response.headers.get('content-type')]).toEqual([404, types['.html']])
      expect(await response.text()).toBe(readFileSync(join(site.out, '404.html'), 'utf8'))
    },
  )

  test('what has not changed is not sent again, and text is sent compressed', async () => {
    const first = await get('/catalogue/api/v1/plugins.json')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const again = await fetch(`${nginx.origin}/catalogue/api/v1/plugins.json`, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
  })

  test('no type of page breaks the policy in a browser, and search finds', async () => {
    const browser = await launch()
    const page = await browser.newPage()
    page.setDefaultTimeout(120_000)
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    for (const file of pageTypes(pagesOf(site.out)).filter((file) => file !== '404.html')) {
      await page.goto(nginx.origin + routeOf(file, site.base), { waitUntil: 'load' })
    }
    await page.goto(`${nginx.origin}/catalogue/search/?q=reconcile`)
    // Without script the page lists every plugin; a result marks the word that was sought.
    await page.locator('main mark').first().waitFor()
    expect(problems).toEqual([])
    await browser.close()
  })
})
