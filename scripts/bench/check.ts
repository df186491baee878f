/**
 * `npm run bench:check [-- --plugins N]`: what a check of a made-up house of N plugins costs from scratch, unchanged,
 * and after one README changed, beside reading and parsing the same files and nothing else: as other people's files must
 * be, which is what the ratios are to, and with nothing but the libraries. Every figure is the best of some runs, in
 * seconds, children included; the machine is noisy, so read the ratios. Needs bash
 * for its `time`; as with npm, Node keeps what it compiled.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { project } from '../../test/sites.ts'
import { writeHouse } from './house.ts'

interface Cost {
  wall: number
  used: number
  said: string
}

const { values } = parseArgs({ options: { plugins: { type: 'string', default: '1000' }, keep: { type: 'boolean' } } })
const count = Number(values.plugins)
const folder = mkdtempSync(join(tmpdir(), 'bench-check-'))
const [root, cache] = [join(folder, 'root'), join(folder, 'cache')]
const readme = writeHouse(root, count)
commit()

let floor: Cost | undefined
const script = join(import.meta.dirname, 'floor.ts')
floor = row('read and parsed, held back', 3, () => measure([script, root, 'held']))
row('read and parsed, bare', 3, () => measure([script, root]))
row('check, nothing kept', 2, () => {
  rmSync(cache, { recursive: true, force: true })
  return check('human')
})
row('check, nothing changed', 5, () => check('human'))
row('the same as JSON', 3, () => check('json'))
row('check, one README changed', 3, () => {
  writeFileSync(readme, `${readFileSync(readme, 'utf8')}\nOne more sentence.\n`)
  return check('human')
})
if (values.keep) process.stdout.write(`kept in ${folder}\n`)
else rmSync(folder, { recursive: true, force: true })

/** Best of some runs as a line: wall, user+sys, and both as multiples of the floor's. */
function row(label: string, times: number, run: () => Cost): Cost {
  const costs = Array.from({ length: times }, run)
  const wall = Math.min(...costs.map((cost) => cost.wall))
  const used = Math.min(...costs.map((cost) => cost.used))
  const { said = '' } = costs[0] ?? {}
  const base = floor ?? { wall, used }
  const figures = [
    `${wall.toFixed(2)} s wall × ${(wall / base.wall).toFixed(2)}`,
    `${used.toFixed(2)} s user+sys × ${(used / base.used).toFixed(2)}`,
  ]
  process.stdout.write(`${[label.padEnd(28), ...figures].join('   ')}${said === '' ? '' : `   ${said}`}\n`)
  return { wall, used, said }
}

function check(format: string): Cost {
  const output = join(folder, 'report')
  const words = ['check', '--root', root, '--cache', cache, '--as-of', '2026-11-22', '--format', format]
  const { wall, used } = measure([join(project, 'src/cli.ts'), ...words, '--output', output])
  const [closing = ''] = readFileSync(output, 'utf8').trim().split('\n').slice(-1)
  return { wall, used, said: format === 'human' ? closing.slice(0, 100) : '' }
}

function measure(words: readonly string[]): Cost {
  const timed = ['-c', 'TIMEFORMAT="%R %U %S"; time "$@"', 'bash', process.execPath, ...words]
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') }
  const { stderr } = spawnSync('bash', timed, { encoding: 'utf8', env })
  const lines = stderr.trim().split('\n')
  const [wall = 0, user = 0, system = 0] = (lines.at(-1) ?? '').split(' ').map(Number)
  return { wall, used: user + system, said: lines.slice(0, -1).join(' ') }
}

/** Most houses are repositories; the check asks git when each plugin last changed. */
function commit(): void {
  const git = (...words: string[]) =>
    spawnSync('git', ['-C', root, '-c', 'user.name=bench', '-c', 'user.email=bench@acme.example', ...words])
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--no-gpg-sign', '--message', 'A house')
}
