/** npm run record: what it freezes, and that a snapshot is never changed. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RecordedMeasurement } from '../../src/model/recorded-measurement.ts'
import { Snapshot } from '../../src/model/snapshot.ts'
import { project, runCli, temporary } from '../sites.ts'

const root = temporary('record-')
cpSync(join(project, 'test', 'orgs', 'acme'), root, { recursive: true })
const cache = temporary('record-cache-')
const record = (day: string) => runCli('record', '--root', root, '--cache', cache, '--as-of', day)
const file = (day: string) => join(root, 'org', 'history', `${day}.json`)
const readme = join(root, 'plugins', 'finance-month-end', 'README.md')

test('a day is written once, and stands when recorded again', () => {
  expect(record('2026-10-31')).toMatchObject({
    status: 0,
    text: 'written: org/history/2026-10-31.json\nwritten: org/history/metrics/2026-10-31.json\n',
  })
  const text = readFileSync(file('2026-10-31'), 'utf8')
  const { asOf, plugins, counts, rules } = Snapshot.parse(JSON.parse(text))
  expect(asOf).toBe('2026-10-31')
  expect(plugins.map(({ name }) => name)).toContain('finance-month-end')
  const failing = plugins.reduce((sum, plugin) => sum + plugin.failing.length, 0)
  const cells = Object.values(counts).reduce((sum, count) => sum + count, 0)
  expect([failing, cells]).toEqual([counts.fail, plugins.length * rules.length])

  expect(record('2026-10-31')).toMatchObject({
    status: 0,
    text: 'org/history/2026-10-31.json stands already\norg/history/metrics/2026-10-31.json stands already\n',
  })
  expect(readFileSync(file('2026-10-31'), 'utf8')).toBe(text)
})

test('a snapshot is never changed, also when the plugins are', () => {
  const before = readFileSync(file('2026-10-31'), 'utf8')
  writeFileSync(readme, `${readFileSync(readme, 'utf8')}\nOne more line.\n`)
  expect(record('2026-10-31')).toMatchObject({
    status: 2,
    text: 'org/history/2026-10-31.json stands already and says something else; what was recorded is never changed\n    fix: record another day with --as-of\n',
  })
  expect(readFileSync(file('2026-10-31'), 'utf8')).toBe(before)
})

test('another day is recorded beside it, and does not depend on what was recorded', () => {
  expect(record('2026-11-15').status).toBe(0)
  const { digest } = Snapshot.parse(JSON.parse(readFileSync(file('2026-11-15'), 'utf8')))
  const bare = temporary('record-bare-')
  cpSync(root, bare, { recursive: true, filter: (path) => !path.endsWith('history') })
  expect(existsSync(join(bare, 'org', 'history'))).toBe(false)
  expect(runCli('record', '--root', bare, '--cache', cache, '--as-of', '2026-11-15').status).toBe(0)
  expect(Snapshot.parse(JSON.parse(readFileSync(join(bare, 'org/history/2026-11-15.json'), 'utf8'))).digest).toBe(
    digest,
  )
})

test('a broken snapshot stops the run and names its place', () => {
  writeFileSync(file('2026-11-15'), readFileSync(file('2026-11-15'), 'utf8').replace('"ruleSet"', '"rule-set"'))
  const { status, text } = record('2026-11-20')
  expect([status, text]).toEqual([2, expect.stringContaining('org/history/2026-11-15.json:3:3')])
  expect(text).toContain('unknown key "rule-set", did you mean "ruleSet"')
  expect(existsSync(file('2026-11-20'))).toBe(false)
})

test('figures are recorded beside the verdicts; a broken record stops the run and names its place', () => {
  const path = join(root, 'org', 'history', 'metrics', '2026-10-31.json')
  const recorded = RecordedMeasurement.parse(JSON.parse(readFileSync(path, 'utf8')))
  expect(recorded.metrics[0]).toMatchObject({ id: 'reuse-across-teams', definition: 2, state: 'no-usage', figures: [] })
  writeFileSync(file('2026-11-15'), readFileSync(file('2026-11-15'), 'utf8').replace('"rule-set"', '"ruleSet"'))
  writeFileSync(path, readFileSync(path, 'utf8').replace('"2026-10-31"', '"2026-10-30"'))
  expect(record('2026-11-20')).toMatchObject({
    status: 2,
    text: expect.stringContaining(
      'org/history/metrics/2026-10-31.json:3:11  error  asOf is "2026-10-30", the file is called "2026-10-31"',
    ),
  })
})
