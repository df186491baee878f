/**
 * Everything a change must pass: types, pages, lint, then the unit, property, browser and real-client tests.
 *   npm test [-- FILTER…]    with a filter only the tests whose file name holds it run
 * Ends with one line, "N passed, N failed, N skipped", from the real counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Counts {
  passed: number
  failed: number
  skipped: number
}

const filters = process.argv.slice(2)
const checks: [name: string, program: string, words: string[]][] = [
  ['types', 'tsc', ['--noEmit', '--project', '.']],
  ['pages', 'astro', ['check', '--minimumSeverity', 'error', '--noSync', '--tsconfig', 'src/site/tsconfig.json']],
  ['lint and format', 'biome', ['ci', '--error-on-warnings']],
]

const total: Counts = { passed: 0, failed: 0, skipped: 0 }
if (filters.length === 0) for (const check of checks) add(total, { ...runCheck(...check), skipped: 0 })
add(total, runTests(filters))

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

function runCheck(name: string, program: string, words: string[]): { passed: number; failed: number } {
  process.stdout.write(`— ${name}\n`)
  const done = spawnSync(program, words, { stdio: 'inherit' })
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Runs vitest; a run that dies without a report counts as one failure. */
function runTests(words: string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'))
  const report = join(folder, 'report.json')
  process.stdout.write('— tests\n')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const done = spawnSync('vitest', ['run', ...reporters, ...words], { stdio: 'inherit' })
  try {
    const result: unknown = JSON.parse(readFileSync(report, 'utf8'))
    const counts = countsOf(result)
    // A file that cannot be loaded holds no counted test, yet the run has failed.
    if (done.status !== 0 && counts.failed === 0) counts.failed = 1
    return counts
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countsOf(result: unknown): Counts {
  const numberAt = (key: string): number => {
    const value: unknown = result !== null && typeof result === 'object' ? Reflect.get(result, key) : undefined
    return typeof value === 'number' ? value : 0
  }
  return {
    passed: numberAt('numPassedTests'),
    failed: numberAt('numFailedTests'),
    skipped: numberAt('numPendingTests') + numberAt('numTodoTests'),
  }
}

function add(sum: Counts, more: Counts): void {
  sum.passed += more.passed
  sum.failed += more.failed
  sum.skipped += more.skipped
}
