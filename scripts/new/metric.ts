/** A metric that builds and says a number, its test, and its lines in the list of metrics. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scaffold } from './scaffold.ts'

const folder = 'src/metrics'

/** The metric's file, its test and the list that names it, or why there can be no metric of that name. */
export function metric(root: string, name: string): Scaffold | string {
  const list = join(root, folder, 'index.ts')
  if (!existsSync(list)) return `there is no list of metrics: ${list}`
  if (!/^[a-z]+(?:-[a-z0-9]+)+$/.test(name))
    return `"${name}" cannot be a metric: a metric says what is measured, in two or more words, e.g. runs-per-team`
  const index = readFileSync(list, 'utf8')
  const local = name.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase())
  if (existsSync(join(root, folder, `${name}.ts`))) return `there is a file ${folder}/${name}.ts already`
  if (new RegExp(`\\b${local}\\b`).test(index)) return `${local} means something else in ${folder}/index.ts`
  const listed = withMetric(index, name, local)
  if (listed === null) return `${folder}/index.ts has another form than this script knows`
  return {
    folder: '.',
    files: {
      [`${folder}/${name}.ts`]: metricText(name),
      [`test/metrics/${name}.test.ts`]: testText(name, local),
      [`${folder}/index.ts`]: listed,
    },
    next: `say what is measured in ${folder}/${name}.ts, then type\n    npm test -- metrics/${name}\n    npm run explain -- ${name}`,
  }
}

/** The list with the import in the order of the file names and the metric as the last of the page; null when it has another form. */
function withMetric(index: string, name: string, local: string): string | null {
  const lines = index.split('\n')
  const from = (line: string) => /^import .* from '\.\/([^']+)'$/.exec(line)?.[1]
  const last = lines.findLastIndex((line) => from(line) !== undefined)
  const start = lines.findIndex((line) => line.startsWith('export const metrics'))
  const end = lines.indexOf(']', start)
  if (last === -1 || start === -1 || end < start) return null
  const after = lines.findIndex((line) => (from(line) ?? '') > `${name}.ts`)
  const at = after === -1 ? last + 1 : after
  return [
    ...lines.slice(0, at),
    `import ${local} from './${name}.ts'`,
    ...lines.slice(at, end),
    `  ${local},`,
    ...lines.slice(end),
  ].join('\n')
}

function metricText(name: string): string {
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  return `/** Say in one sentence what is measured. */
import { numberOf } from './figures.ts'
import { metric } from './metric.ts'

export default metric({
  id: '${name}',
  number: 'own',
  title: '${title}',
  question: 'Say which question it answers?',
  unit: 'count',
  better: 'up',
  version: 1,
  needs: { runs: true, gate: true, outcomes: false, versions: false, persons: false },
  definition: ({ window }) => \`Say exactly what is counted within \${window} days.\`,
  queries: {
    runs: 'SELECT coalesce(sum(runs), 0)::BIGINT AS runs FROM run WHERE day >= $as_of::DATE - $window_days::INTEGER',
  },
  conclude: ({ runs = [] }) => {
    const count = Number(runs[0]?.['runs'] ?? 0)
    return {
      ...{ state: 'measured', reasons: [], sentence: \`\${count} runs.\` },
      figures: [numberOf('Runs', count)],
      ...{ tables: [], curves: [], series: [], notes: [] },
    }
  },
})
`
}

function testText(name: string, local: string): string {
  return `/** Say what the tests of ${name} look at. */
import { expect, test } from 'vitest'
import ${local} from '../../src/metrics/${name}.ts'
import { concluded } from './given.ts'

test('runs of the window are counted', async () => {
  const run = { team: 'legal', plugin: 'nda-triage', class: 'listed', runs: 3 }
  const rows = [
    { ...run, day: '2026-11-25' },
    { ...run, day: '2026-01-05' },
  ]
  const { figures } = await concluded(${local}, { run: rows })
  expect(figures[0]?.value).toBe(3)
})
`
}
