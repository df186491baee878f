/** Catalog → folder of files: pages by Astro, images, interfaces and the search index. */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Built } from '../build.ts'
import { sha256 } from '../lib/digest.ts'
import { publish } from '../publish/index.ts'
import { readBytes } from '../read/files.ts'
import { writeIndex } from '../search/index.ts'
import { searchRecords } from '../search/records.ts'

export interface SiteOptions {
  root: string
  out: string
  cache: string
  /** Public address, sub-path included; undefined for the root of an unknown host. */
  site?: string | undefined
  base: string
  progress?: (stage: string) => void
}

export interface SiteReport {
  pages: number
  rendered: number
  records: number
  indexReused: boolean
}

export async function writeSite(built: Built, options: SiteOptions): Promise<SiteReport> {
  const { cache, out, progress } = options
  const folder = join(cache, 'catalog')
  writeCatalog(built, folder)
  progress?.('rendering pages')
  const counted = await renderPages(folder, options)
  for (const [route, { plugin, path }] of built.images) {
    const full = plugin.source.kind === 'local' && plugin.source.path !== '.' ? `${plugin.source.path}/${path}` : path
    const bytes = readBytes(options.root, full)
    if (bytes !== null) write(join(out, route), bytes)
  }
  for (const [path, content] of Object.entries(publish({ ...built, base: options.base }, 'site')))
    write(join(out, path), content)
  progress?.('building the search index')
  const records = searchRecords(built.catalog, (digest) => built.texts.get(digest) ?? '')
  const { records: count, reused } = await writeIndex(records, out, join(cache, 'search'))
  return { ...counted, records: count, indexReused: reused }
}

/** The catalog where the site's door finds it; fragments that no page needs any more are removed. */
export function writeCatalog({ catalog, fragments }: Built, folder: string): void {
  const home = join(folder, 'fragments')
  mkdirSync(home, { recursive: true })
  const standing = new Set(readdirSync(home))
  for (const [digest, html] of fragments) {
    if (!standing.delete(`${digest}.html`)) writeFileSync(join(home, `${digest}.html`), html)
  }
  for (const stale of standing) rmSync(join(home, stale))
  writeFileSync(join(folder, 'catalog.json'), JSON.stringify(catalog))
}

/** Astro renders what changed; a page is reused when its record and the code behind it are the same. */
async function renderPages(
  catalog: string,
  { cache, out, site, base }: SiteOptions,
): Promise<{ pages: number; rendered: number }> {
  const project = join(import.meta.dirname, '..', '..')
  // One folder an output: Astro takes a page that stands in the output folder as its own from last time.
  const astroCache = join(cache, 'astro', sha256(out).slice(0, 16))
  const before = pageKeys(astroCache)
  if (before.size === 0) rmSync(out, { recursive: true, force: true })
  const { build } = await import('astro')
  process.env['PLUGIN_COMMONS_CATALOG'] = catalog
  const address = site === undefined ? {} : { site: new URL(site).origin }
  await build({
    root: project,
    logLevel: 'error',
    ...address,
    base,
    outDir: out,
    cacheDir: astroCache,
    vite: { logLevel: 'error' },
  })
  const after = pageKeys(astroCache)
  const pages = globSync('**/*.html', { cwd: out }).length
  // A page without a key, such as 404, is rendered every time.
  const reused = [...after].filter(([path, key]) => before.get(path) === key).length
  return { pages, rendered: pages - reused }
}

/** Key of every page that Astro recorded, by path. */
function pageKeys(cacheDir: string): Map<string, string> {
  const file = join(cacheDir, 'incremental-build.json')
  const keys = new Map<string, string>()
  if (!existsSync(file)) return keys
  const {
    routes,
  }: { routes: Record<string, { dependencyHash: string; paths: Record<string, { cacheKey: string }> }> } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  for (const { dependencyHash, paths } of Object.values(routes)) {
    for (const [path, { cacheKey }] of Object.entries(paths)) keys.set(path, `${dependencyHash} ${cacheKey}`)
  }
  return keys
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
