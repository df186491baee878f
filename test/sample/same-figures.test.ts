/** The same runs, however they are written down, give the same figures: formats, order, splits, repeats, time zones. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { brightwater } from '../../scripts/sample-usage/brightwater/story.ts'
import { upkeep } from '../../scripts/sample-usage/brightwater/upkeep.ts'
import { chance } from '../../scripts/sample-usage/chance.ts'
import { dayOf } from '../../scripts/sample-usage/events.ts'
import { eventCsv, eventJsonl, eventParquet, eventRows } from '../../scripts/sample-usage/formats/events.ts'
import { csvIssues, githubIssues, gitlabIssues } from '../../scripts/sample-usage/formats/issues.ts'
import { otlpLines } from '../../scripts/sample-usage/formats/otlp.ts'
import { dailyRows, rollupParquet } from '../../scripts/sample-usage/formats/rollup.ts'
import { issuesOf } from '../../scripts/sample-usage/issues.ts'
import { simulate } from '../../scripts/sample-usage/simulate.ts'
import { openDatabase } from '../../src/lib/duckdb.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import { metricIn } from '../metrics/given.ts'
import { figuresOf, inFolder, measuredFiles } from './exports.ts'
import { asOf, headline, marketplace } from './measured.ts'

// A month and a few days, the least that the gate of the figures asks for.
const events = simulate(brightwater, 1).events.filter(({ at }) => dayOf(at) >= '2026-10-20' && dayOf(at) < asOf)
const rows = eventRows(events, marketplace)

type Files = Record<string, string | Buffer>
const figures = async (files: Files) => figuresOf((await measuredFiles(files)).measurement)
let expected: Awaited<ReturnType<typeof figures>>

beforeAll(async () => {
  expected = await figures({ 'events.csv': eventCsv(rows) })
})

test('the figures speak of something', () => {
  expect(expected.metrics.map(({ state }) => state)).toContain('measured')
})

function shuffled<T>(list: readonly T[]): T[] {
  const draw = chance('shuffle')
  return list
    .map((one) => ({ one, at: draw.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

const asParquet = (write: (database: Awaited<ReturnType<typeof openDatabase>>, file: string) => Promise<void>) =>
  inFolder(async (folder) => {
    const file = join(folder, 'out.parquet')
    const database = await openDatabase({ folders: [folder] })
    try {
      await write(database, file)
      return readFileSync(file)
    } finally {
      database.close()
    }
  })

const formats: Record<string, () => Files | Promise<Files>> = {
  'JSON lines': () => ({ 'events.jsonl': eventJsonl(rows) }),
  Parquet: async () => ({
    'events.parquet': await asParquet((database, file) => eventParquet(database, rows, file)),
  }),
  'OTLP lines': () => ({ 'otel.jsonl': `${otlpLines(events, marketplace).join('\n')}\n` }),
  'daily roll-up': async () => ({
    'daily.parquet': await asParquet((database, file) => rollupParquet(database, dailyRows(events, marketplace), file)),
  }),
  'CSV, packed by gzip': () => ({ 'events.csv.gz': gzipSync(eventCsv(rows)) }),
  'JSON lines, packed by zstd': () => ({ 'events.jsonl.zst': zstdCompressSync(eventJsonl(rows)) }),
}

describe('formats', () => {
  test.each(Object.entries(formats))('%s', async (_, files) => {
    expect(await figures(await files())).toEqual(expected)
  })
})

const issues = issuesOf(brightwater, upkeep, 1)
const issueFiles: Record<string, Files> = {
  'GitHub JSON': { 'issues.json': githubIssues(issues) },
  'GitLab JSON': { 'issues.json': gitlabIssues(issues) },
  'GitLab JSON in two pages': {
    'page-1.json': gitlabIssues(issues.slice(0, 40)),
    'page-2.json': gitlabIssues(issues.slice(40)),
  },
  'CSV, rows the other way round': { 'issues.csv': csvIssues(issues.toReversed()) },
}

describe('issues', () => {
  test.each(Object.entries(issueFiles))('%s', async (_, files) => {
    const { measurement, facts } = await measuredFiles(files)
    expect(facts.findings).toEqual([])
    const csv = await measuredFiles({ 'issues.csv': csvIssues(issues) })
    expect(said(measurement, 'issue-response')).toEqual(said(csv.measurement, 'issue-response'))
    const { k, n } = headline(measurement, 'issue-response')
    expect({ k, n }).toEqual({ k: null, n: issues.length })
  })
})

function said(measurement: Measurement, id: string) {
  const { inputs: _, ...rest } = metricIn(measurement, id)
  return rest
}

const half = Math.floor(rows.length / 2)
const changes: Record<string, () => Files> = {
  'rows in another order': () => ({ 'events.csv': eventCsv(shuffled(rows)) }),
  'columns in another order': () => ({
    'events.csv': eventCsv(rows.map((row) => Object.fromEntries(Object.entries(row).reverse()))),
  }),
  'a file split in two': () => ({ 'a.csv': eventCsv(rows.slice(0, half)), 'b.csv': eventCsv(rows.slice(half)) }),
  'files in another order': () => ({ 'b.csv': eventCsv(rows.slice(0, half)), 'a.csv': eventCsv(rows.slice(half)) }),
  'rows twice in a file': () => ({ 'events.csv': eventCsv([...rows, ...rows.slice(0, 500)]) }),
  'rows again in another file': () => ({ 'a.csv': eventCsv(rows), 'b.csv': eventCsv(rows.slice(100, 900)) }),
  'rows again in another format': () => ({ 'a.csv': eventCsv(rows), 'b.jsonl': eventJsonl(rows.slice(100, 900)) }),
  'the same file under two names': () => ({ 'a.csv': eventCsv(rows), 'copy/a.csv': eventCsv(rows) }),
  'times of another zone': () => ({ 'events.csv': eventCsv(eventRows(events, marketplace, { zone: -5 })) }),
  'times of two zones': () => ({
    'a.csv': eventCsv(eventRows(events.slice(0, half), marketplace, { zone: 9 })),
    'b.csv': eventCsv(eventRows(events.slice(half), marketplace, { zone: 2 })),
  }),
  'line ends of another system': () => ({ 'events.csv': eventCsv(rows).replaceAll('\n', '\r\n') }),
  'a mark at the beginning': () => ({ 'events.csv': `\uFEFF${eventCsv(rows)}` }),
}

describe('what changes nothing', () => {
  test.each(Object.entries(changes))('%s', async (_, files) => {
    expect(await figures(files())).toEqual(expected)
  })
})
