/** metrics.json, usage.json and the CSV of every table: what they hold, with and without usage, and that they fit their schemas. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { makeCatalog } from '../../src/catalog/index.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import { RecordedMeasurement } from '../../src/model/recorded-measurement.ts'
import { recordOf } from '../../src/publish/measurement.ts'
import metricTables, { csvOf } from '../../src/publish/metric-tables.ts'
import metricsJson from '../../src/publish/metrics-json.ts'
import type { Published } from '../../src/publish/output.ts'
import usageJson from '../../src/publish/usage-json.ts'
import { acme, contextOf } from '../catalog/judgement.ts'
import { measured, pluginGiven, runsOf, teamsGiven } from '../metrics/given.ts'

const teams = teamsGiven('finance', 'sales', 'ops', 'legal', 'people')
const days = Array.from({ length: 28 }, (_, i) => `2026-10-${String(i + 1).padStart(2, '0')}`)
const daily = teams.flatMap(({ id }) => runsOf('close', id, 336, { days, version: '1.0.0', failures: 0 }))
const world = { teams, plugins: [pluginGiven('close'), pluginGiven('idle')] }

function published(measurement: Measurement): Published {
  const { asOf, quality, metrics } = measurement
  const { library, judgement, ...context } = contextOf({ plugins: [], library: { ...acme, plugins: [] } })
  if (judgement === null) throw new Error('the context is not judged')
  const health = { asOf, quality, metrics }
  const place = {
    base: '/',
    site: null,
    packages: new Map<string, string>(),
    pages: [],
    texts: new Map<string, string>(),
  }
  return {
    catalog: makeCatalog({ ...context, library, judgement, health }),
    library,
    judgement,
    measurement,
    ...place,
  }
}

test.each([
  ['with usage', daily],
  ['without usage', []],
])('%s both documents fit their schemas', async (_name, rows) => {
  const measurement = await measured({ ...world, daily: rows })
  const given = published(measurement)
  const files = { ...metricsJson.files(given), ...metricTables.files(given), ...usageJson.files(given) }
  for (const name of ['metrics', 'usage']) {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const validate = ajv.compile(JSON.parse(String(files[`api/v1/schemas/${name}.json`])))
    const document: unknown = JSON.parse(String(files[`api/v1/${name}.json`]))
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true)
  }
  const usage: { plugins: { plugin: string; runs: unknown }[] } = JSON.parse(String(files['api/v1/usage.json']))
  expect(usage.plugins.map(({ plugin, runs }) => [plugin, runs])).toEqual(
    rows.length === 0
      ? []
      : [
          ['close', 1680],
          ['idle', 0],
        ],
  )
  expect(Object.keys(files).includes('health/reuse-across-teams/matrix.csv')).toBe(rows.length > 0)
})

test('what is recorded is small, fits its schema, and carries definition, rule set and digest', async () => {
  const measurement = await measured({ ...world, daily })
  const judgement = { ruleSet: '2026.11' } satisfies Pick<Judgement, 'ruleSet'>
  const text = recordOf(measurement, judgement)
  const { metrics, ruleSet } = RecordedMeasurement.parse(JSON.parse(text))
  expect(ruleSet).toBe('2026.11')
  expect(metrics.map(({ id }) => id)).toEqual(measurement.metrics.map(({ id }) => id))
  expect(metrics.find(({ id }) => id === 'vetted-share')?.tables.map(({ id }) => id)).toEqual(['teams'])
  expect(metrics.map(({ definition }) => definition)).toEqual(measurement.metrics.map(({ version }) => version))
  for (const { inputs } of metrics) expect(inputs).toHaveLength(64)
  expect(recordOf(measurement, judgement)).toBe(text)
})

test('a table as CSV: quotes, hidden and missing cells, nothing that a spreadsheet would run', () => {
  const table = {
    ...{ id: 'x', title: 'X' },
    columns: [
      { id: 'a', label: 'Plugin', holds: 'plugin' as const },
      { id: 'b', label: 'Runs, in all', holds: 'count' as const },
    ],
    rows: [
      ['close', { suppressed: true as const }],
      ['=cmd|"/c calc"!A1', -5],
      ['@sum', null],
    ],
  }
  expect(csvOf(table)).toBe('Plugin,"Runs, in all"\r\nclose,hidden\r\n"\'=cmd|""/c calc""!A1",-5\r\n\'@sum,\r\n')
})
