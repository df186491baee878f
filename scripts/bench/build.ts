/**
 * `npm run bench [-- --root DIR]`: what a build costs from scratch, unchanged, and after one README changed.
 * Prints wall and user+sys seconds and the ratio to the first line; the machine is noisy, so read the ratios.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { buildSite, pagesOf, project } from '../../test/sites.ts'

const { values } = parseArgs({ options: { root: { type: 'string' } } })
const source = resolve(values.root ?? project)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const root = join(folder, 'root')
const skipped = new Set(['node_modules', '.git', 'dist', '.catalog', 'test', 'src'])
for (const name of readdirSync(source))
  if (!skipped.has(name)) cpSync(join(source, name), join(root, name), { recursive: true })

const [out, cache] = [join(folder, 'out'), join(folder, 'cache')]
let base: number | undefined
const run = async (label: string) => {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  const { report, built } = await buildSite(root, { out, cache })
  const used = process.cpuUsage(cpu)
  const seconds = (used.user + used.system) / 1e6
  base ??= seconds
  const line = [
    label,
    `${((performance.now() - wall) / 1000).toFixed(2)} s`,
    `${seconds.toFixed(2)} s cpu`,
    `× ${(seconds / base).toFixed(2)}`,
  ]
  process.stdout.write(
    `${line.join('\t')}\t${report.rendered} of ${report.pages} pages, ${built.documents.fresh} documents\n`,
  )
  return built
}

const built = await run('from scratch')
await run('unchanged')
const readme = built.library.plugins.find((plugin) => plugin.readme !== null && plugin.source.kind === 'local')
if (readme?.source.kind === 'local') {
  const file = join(root, readme.source.path, readme.readme ?? '')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more sentence.\n`)
  await run('one README changed')
}

const page = pagesOf(out).find((path) => /^plugins\/[^/]+\/index\.html$/.test(path))
if (page !== undefined) {
  const html = readFileSync(join(out, page), 'utf8')
  const linked = [...html.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].map(([, address = '']) =>
    readFileSync(join(out, address), 'utf8'),
  )
  const size = (texts: string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
  process.stdout.write(`${page}\tHTML ${size([html])} B, CSS and JS ${size(linked)} B, compressed\n`)
}
rmSync(folder, { recursive: true, force: true })
process.exit(0)
