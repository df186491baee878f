/** `npm run screenshots`: pictures of the built catalogue for the README, both themes, written to scripts/screenshots/. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serve } from '../src/build/serve.ts'
import { launch } from '../test/browser.ts'
import { buildSite, project } from '../test/sites.ts'

const folder = join(project, 'scripts', 'screenshots')
const pages: [name: string, route: string][] = [
  ['home', '/'],
  ['browse', '/plugins/'],
  ['plugin', '/plugins/finance-month-end-close/'],
  ['connector', '/connectors/netsuite/'],
  ['health', '/health/'],
  ['search', '/search/?q=reconcile'],
]

const { out } = buildSite(project, { cache: join(project, '.catalog', 'screenshots') })
const origin = new URL(await serve(out)).origin
const browser = await launch()
mkdirSync(folder, { recursive: true })
for (const colorScheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  for (const [name, route] of pages) {
    await page.goto(origin + route, { waitUntil: 'networkidle' })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) })
    process.stderr.write(`scripts/screenshots/${name}-${colorScheme}.png\n`)
  }
  await context.close()
}
await browser.close()
process.exit(0)
