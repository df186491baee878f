/** A site that consists of the search page and an empty home page over a given catalog, served on loopback. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { writeIndex } from '../../src/search/index.ts'
import { searchRecords } from '../../src/search/records.ts'
import type { Fixture } from './fixture.ts'

const project = join(import.meta.dirname, '../..')
const types = new Map(
  Object.entries({
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  }),
)

export interface SearchSite {
  /** Address of the home page, base path included. */
  home: string
  stop(): Promise<void>
}

const homePage = `---
import { catalog } from '../catalog.ts'
import Page from '../layouts/Page.astro'
---
<Page site={catalog.site} title={null}><h1>Home</h1><p><a href="#there" id="there">A link</a></p></Page>
`

/** Builds the site below `base` with Astro from the real layout and search code, and serves it until stopped. */
export async function searchSite(fixture: Fixture, base: string): Promise<SearchSite> {
  const root = mkdtempSync(join(tmpdir(), 'search-site-'))
  const remove = () => rmSync(root, { recursive: true, force: true })
  try {
    await built(fixture, base, root)
    const { home, stop } = await served(join(root, 'dist'), base)
    return { home, stop: () => stop().finally(remove) }
  } catch (fault) {
    remove()
    throw fault
  }
}

async function built({ catalog, textOf }: Fixture, base: string, root: string): Promise<void> {
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction')
  for (const part of ['src/site', 'src/model', 'public', 'tsconfig.json'])
    cpSync(join(project, part), join(root, part), { recursive: true })
  for (const part of ['pages', 'guides']) rmSync(join(root, 'src/site', part), { recursive: true, force: true })
  cpSync(join(project, 'src/site/pages/search'), join(root, 'src/site/pages/search'), { recursive: true })
  writeFileSync(join(root, 'src/site/pages/index.astro'), homePage)
  writeFileSync(join(root, 'catalog.json'), JSON.stringify(catalog))
  writeFileSync(join(root, 'interfaces.json'), '[]')
  const settings = {
    base,
    srcDir: './src/site',
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'never' },
    vite: { build: { assetsInlineLimit: 0 } },
  }
  writeFileSync(join(root, 'astro.config.mjs'), `export default ${JSON.stringify(settings)}`)
  const astro = join(project, 'node_modules/astro/bin/astro.mjs')
  // Vitest sets BASE_URL and more for its own modules, which Astro would take for the site's.
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, PLUGIN_COMMONS_CATALOG: root, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [astro, 'build', '--root', root], { cwd: root, env })
  await writeIndex(searchRecords(catalog, textOf), join(root, 'dist'), join(root, 'cache'))
}

async function served(folder: string, base: string): Promise<SearchSite> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const file = join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '')
    if (!path.startsWith(base) || !file.startsWith(folder) || !existsSync(file))
      return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types.get(extname(file)) ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    home: `http://127.0.0.1:${port}${base}`,
    stop() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
