/**
 * `npm run bench [-- --root DIR]`: what a build costs from scratch, unchanged, and after one README changed.
 * Prints wall and user+sys seconds, children included, and the ratio to the first line; the machine is noisy, so
 * read the ratios. Needs bash for its `time`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { PluginsDocument } from '../../src/publish/plugins-json.ts'
import { pagesOf, project } from '../../test/sites.ts'

const { values } = parseArgs({ options: { root: { type: 'string' } } })
const source = resolve(values.root ?? project)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const root = join(folder, 'root')
const ours = new Set(['node_modules', '.git', 'dist', '.catalog', 'test', 'src', 'scripts', 'docs'])
for (const name of readdirSync(source)) {
  if (source !== project || !ours.has(name)) cpSync(join(source, name), join(root, name), { recursive: true })
}

const [out, cache] = [join(folder, 'out'), join(folder, 'cache')]
let first: number | undefined

run('from scratch')
run('unchanged')
const { plugins } = PluginsDocument.parse(JSON.parse(readFileSync(join(out, 'api/v1/plugins.json'), 'utf8')))
const described = plugins.find(
  ({ path, components }) => path !== null && components.skills.some((skill) => skill.path !== null),
)
if (described?.path != null) {
  const file = join(root, described.path, described.components.skills[0]?.path ?? '')
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more sentence.\n`)
  run('one skill changed')
}
sizeOfPage()
rmSync(folder, { recursive: true, force: true })

function run(label: string): void {
  const words = [process.execPath, join(project, 'src/cli.ts'), 'build', '--root', root, '--out', out, '--cache', cache]
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', ...words], {
    encoding: 'utf8',
  })
  const [summary = '', ...others] = stderr.trim().split('\n')
  const [wall = 0, user = 0, system = 0] = (others.at(-1) ?? '').split(' ').map(Number)
  const used = user + system
  first ??= used
  process.stdout.write(
    `${label}\t${wall} s wall\t${used.toFixed(2)} s user+sys\t× ${(used / first).toFixed(2)}\n    ${summary}\n`,
  )
}

/** Bytes of one plugin page with its styles and scripts, compressed. */
function sizeOfPage(): void {
  const page = pagesOf(out).find((path) => /^plugins\/[^/]+\/index\.html$/.test(path))
  if (page === undefined) return
  const html = readFileSync(join(out, page), 'utf8')
  const linked = [...html.matchAll(/(?:href|src)="([^"]+\.(?:css|js))"/g)].map(([, address = '']) =>
    readFileSync(join(out, address), 'utf8'),
  )
  const size = (texts: string[]) => texts.reduce((sum, text) => sum + gzipSync(text).length, 0)
  process.stdout.write(`${page}: ${size([html])} B of HTML, ${size(linked)} B of CSS and JS, compressed\n`)
}
