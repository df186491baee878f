/** The check loads neither the database nor a metric: it must answer at once, whatever usage/ holds. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..', '..', 'src')

/** Files and packages that loading a file loads: imports at its top, types left out; what is imported later is not followed. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import (?!type )|export )[^;]*?from '([^']+)'/gm,
  )) {
    if (name.startsWith('.')) loadedBy(join(dirname(file), name), seen)
    else seen.add(name)
  }
  return seen
}
const isCostly = (name: string) =>
  name.includes('duckdb') || name.includes('/src/metrics/') || name.includes('/read/usage/')

test.each(['cli.ts', 'cli/check.ts', 'build.ts'])('%s', (file) => {
  const loaded = [...loadedBy(join(source, file))]
  expect(loaded.length).toBeGreaterThan(5)
  expect(loaded.filter(isCostly)).toEqual([])
})

test('what measures does load them, the database itself only when asked', () => {
  const loaded = [...loadedBy(join(source, 'build/measure.ts'))].filter(isCostly)
  expect(loaded).toContain(join(source, 'metrics/index.ts'))
  expect(loaded).not.toContain('@duckdb/node-api')
})
