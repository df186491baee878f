/** Catalog → folder of files: pages by Astro, images, interfaces and the search index. */
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Built } from '../build.ts'
import { sha256 } from '../lib/digest.ts'
import { mirror } from '../lib/mirror.ts'
import { interfaces, publish } from '../publish/index.ts'
import { readBytes } from '../read/files.ts'
import { writeIndex } from '../search/index.ts'
import { searchRecords } from '../search/records.ts'
import { linkFileToFile } from './relative-links.ts'

const project = join(import.meta.dirname, '..', '..')

export interface SiteOptions {
  root: string
  out: string
  cache: string
  /** Public address, sub-path included; undefined for the root of an unknown host. */
  site?: string | undefined
  base: string
  /** Whether links lead from file to file, for a folder that no server serves. */
  relative?: boolean
  /** Further files by path relative to the site. */
  further?: Record<string, string>
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
  // Pages are made inside the project, where Astro finds its packages, and no two builds share a folder.
  const stage = join(project, '.catalog', 'stage', sha256(`${cache}\n${out}`).slice(0, 16))
  const counted = await renderPages(folder, stage, options)
  if (options.relative === true) linkFileToFile(stage, options.base)
  for (const [route, { plugin, path }] of built.images) {
    const full = plugin.source.kind === 'local' && plugin.source.path !== '.' ? `${plugin.source.path}/${path}` : path
    const bytes = readBytes(options.root, full)
    if (bytes !== null) write(join(stage, route), bytes)
  }
  const site = options.site === undefined ? null : `${new URL(options.site).origin}${options.base}`
  const packages = built.packages.files
  const pages = pagesIn(stage)
  const whole = { ...built, base: options.base, site, packages, pages }
  const published = { ...publish(whole, 'site'), ...options.further }
  for (const [path, content] of Object.entries(published))
    write(join(stage, path), typeof content === 'function' ? content() : content)
  progress?.('building the search index')
  const records = searchRecords(built.catalog, (digest) => built.texts.get(digest) ?? '')
  const { records: count, reused } = await writeIndex(records, stage, join(cache, 'search'))
  mirror(stage, out)
  rmSync(stage, { recursive: true })
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
  writeFileSync(join(folder, 'interfaces.json'), JSON.stringify(interfaces()))
}

/** Every page but that of errors, as a path from the root of the site. */
function pagesIn(stage: string): string[] {
  return globSync('**/index.html', { cwd: stage })
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .sort()
}

/** Astro renders what changed; a page is reused when its record and the code behind it are the same. */
async function renderPages(
  catalog: string,
  stage: string,
  { cache, site, base }: SiteOptions,
): Promise<{ pages: number; rendered: number }> {
  const astroCache = join(cache, 'astro')
  const before = pageKeys(astroCache)
  rmSync(stage, { recursive: true, force: true })
  const { build } = await import('astro')
  process.env['PLUGIN_COMMONS_CATALOG'] = catalog
  // Astro puts its own work below the current folder unless the output lies there.
  process.chdir(project)
  await build({
    root: project,
    logLevel: 'error',
    ...(site !== undefined && { site: new URL(site).origin }),
    base,
    outDir: stage,
    cacheDir: astroCache,
    vite: { logLevel: 'error' },
  })
  const after = pageKeys(astroCache)
  const pages = globSync('**/*.html', { cwd: stage }).length
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
