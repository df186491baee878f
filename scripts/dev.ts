/** `npm run dev [-- --root DIR]`: the site in Astro's development server, refreshed as plugins and central data change. */
import { existsSync, watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dev } from 'astro'
import { writeCatalog } from '../src/build/site.ts'
import { build } from '../src/build.ts'

const { values } = parseArgs({ options: { root: { type: 'string' }, port: { type: 'string' } } })
const project = join(import.meta.dirname, '..')
const root = resolve(values.root ?? project)
const cache = join(project, '.catalog', 'dev')
const catalog = join(cache, 'catalog')
const door = join(project, 'src', 'site', 'catalog.ts')

await refresh()
process.env['PLUGIN_COMMONS_CATALOG'] = catalog
const server = await dev({ root: project, server: { port: Number(values.port ?? 4321), host: '127.0.0.1' } })
process.stderr.write(`reading ${root}; search needs a build and answers only there\n`)

let waiting: NodeJS.Timeout | undefined
for (const folder of ['plugins', 'org', 'usage', '.'].map((name) => join(root, name))) {
  const isRoot = folder === join(root, '.')
  if (!existsSync(folder) || (isRoot && existsSync(join(root, 'plugins')))) continue
  watch(folder, { recursive: true }, () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void refresh().then(() => server.watcher.emit('change', door)), 150)
  })
}

async function refresh(): Promise<void> {
  try {
    const built = await build({
      root,
      cache,
      asOf: new Date().toISOString().slice(0, 10),
      isToday: true,
      base: () => '/',
      rootName: '.',
      clock: () => performance.now(),
    })
    writeCatalog(built, catalog)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  }
}
