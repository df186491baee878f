/**
 * Simulates the usage exports of the sample organisation from a fixed seed:
 *   npm run sample-usage [-- --seed NUMBER] [--out FOLDER]
 * Without options it writes the committed files of usage/ again, the same bytes each time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { parse } from 'yaml'
import { Teams } from '../src/model/team.ts'
import { sampleOf, sampleSeed } from './sample-usage/dataset.ts'

const { values } = parseArgs({ options: { seed: { type: 'string' }, out: { type: 'string' } } })
const project = join(import.meta.dirname, '..')
const folder = resolve(values.out ?? join(project, 'usage'))
const seed = values.seed === undefined ? sampleSeed : Number(values.seed)
if (Number.isInteger(seed)) write()
else {
  process.stderr.write('give a whole number: npm run sample-usage -- --seed 7\n')
  process.exitCode = 2
}

function write(): void {
  const teams = Teams.parse(parse(readFileSync(join(project, 'org/teams.yaml'), 'utf8')))
  const names = teams.map(({ id, name, groups = [] }) => ({ id, name, groups }))
  mkdirSync(folder, { recursive: true })
  let bytes = 0
  const { files, simulation } = sampleOf(names, seed)
  for (const { path, text, packed } of files) {
    const content = packed ? zipped(text) : Buffer.from(text)
    bytes += content.length
    writeFileSync(join(folder, path), content)
  }
  process.stdout.write(`${simulation.events.length} events in ${files.length} files, ${bytes} bytes, in ${folder}\n`)
}

/** Without the time and the system of the machine, so that the bytes are the same everywhere. */
function zipped(text: string): Buffer {
  const content = gzipSync(text, { level: 9 })
  content.fill(0, 4, 8)
  content[9] = 255
  return content
}
