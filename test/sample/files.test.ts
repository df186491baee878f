/** The committed exports of the sample organisation: what the simulator writes today, small, and with all that its story needs. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { sampleOf } from '../../scripts/sample-usage/dataset.ts'
import { Teams } from '../../src/model/team.ts'
import { project } from '../sites.ts'

const folder = join(project, 'usage')
const teams = Teams.parse(parse(readFileSync(join(project, 'org/teams.yaml'), 'utf8')))
const { files } = sampleOf(teams.map(({ id, name, groups = [] }) => ({ id, name, groups })))
const textOf = (path: string) => {
  const content = readFileSync(join(folder, path))
  return (path.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8')
}

describe('usage/', () => {
  test('holds the files of the simulator and a README', () => {
    expect(readdirSync(folder).sort()).toEqual(['README.md', ...files.map(({ path }) => path)].sort())
  })

  test.each(files)('$path is what npm run sample-usage writes', ({ path, text }) => {
    expect(textOf(path) === text, 'run npm run sample-usage and commit usage/').toBe(true)
  })

  test('is small enough for every clone', () => {
    const bytes = readdirSync(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
    expect(bytes).toBeLessThan(1_500_000)
  })

  test('names nobody but invented people', () => {
    const addresses = files.flatMap(({ text }) => text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [])
    expect(addresses.length).toBeGreaterThan(1000)
    expect(addresses.filter((address) => !/^(user_[0-9a-z]+|svc_[\w-]+)@brightwater\.example$/.test(address))).toEqual(
      [],
    )
  })

  test('holds what privacy must hide: prompts, paths and accounts', () => {
    const [text = ''] = files.filter(({ path }) => path === 'claude-otel-2026-11.jsonl.gz').map((file) => file.text)
    expect(text.match(/"key":"prompt","value"/g)?.length).toBeGreaterThan(500)
    expect(text).toContain('/Users/user_')
  })

  test('holds repeats within a file and across two', () => {
    const ids: string[][] = files
      .filter(({ path }) => path.endsWith('csv.gz'))
      .map(({ text }) => [...text.matchAll(/^([0-9a-f]{12})(?=,)/gm)].map(([id]) => id))
    expect(ids.some((list) => new Set(list).size < list.length)).toBe(true)
    expect(ids.some((list, i) => list.some((id) => ids[i - 1]?.includes(id)))).toBe(true)
  })
})
