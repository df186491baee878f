/**
 * `npm run bench:usage [-- --events N --large N --memory SIZE --only csv,jsonl,parquet,large,year]`: what reading event
 * exports costs beside DuckDB alone doing the same over the same file with as many threads, its result written as Parquet
 * too: the published roll-up over every event once, as warehouses run it, for which DuckDB gets the memory that it needs. A
 * second ratio is to the roll-up alone, with the same memory, which counts twice what a retry sent twice. DuckDB alone
 * neither hashes the file nor checks a row. Each figure is of a process of its own.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { literal, openDatabase } from '../../src/lib/duckdb.ts'
import { eventColumns } from '../../src/model/event.ts'
import { UsageTerms } from '../../src/model/policy.ts'
import { oneOfEach, rollUp } from '../../src/model/roll-up.ts'
import { readUsage, threadsFor } from '../../src/read/usage/index.ts'

interface Cost {
  /** Seconds. */
  wall: number
  used: number
  /** Peak resident memory in bytes. */
  memory: number
  said: string
}

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    large: { type: 'string', default: '50000000' },
    memory: { type: 'string', default: '768MB' },
    only: { type: 'string', default: 'csv,jsonl,parquet,large,year' },
    child: { type: 'string' },
    file: { type: 'string', default: '' },
    folder: { type: 'string', default: '' },
  },
})

if (values.child !== undefined) await child(values.child)
else await compareAll(values.only.split(','))

async function compareAll(only: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-usage-'))
  try {
    for (const kind of ['csv', 'jsonl', 'parquet'])
      if (only.includes(kind)) await compare(kind, Number(values.events), folder)
    if (only.includes('large')) await compare('parquet', Number(values.large), folder)
    if (only.includes('year')) await year(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(kind: string, events: number, folder: string): Promise<void> {
  const usage = join(folder, `usage-${kind}-${events}`)
  const file = join(usage, `events.${kind}`)
  mkdirSync(usage)
  await generate(file, kind, 0, events)
  print(`${events.toLocaleString('en')} events as ${kind}, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
  const bases = [run('once', file, folder), run('alone', file, folder)]
  for (const [i, cost] of bases.entries()) print(line(['DuckDB alone', 'DuckDB alone, roll-up only'][i] ?? '', cost))
  print(line('reading usage/', run('ours', usage, folder), ...bases))
  print(line('reading usage/ again', run('again', usage, folder), ...bases))
  rmSync(usage, { recursive: true })
}

/** A year of daily files is read, then one more day arrives. */
async function year(folder: string): Promise<void> {
  const [usage, single] = [join(folder, 'usage-year'), join(folder, 'usage-day')]
  mkdirSync(usage)
  mkdirSync(single)
  const events = Math.round(Number(values.events) / 365)
  for (let day = 0; day < 366; day++) await generate(join(day < 365 ? usage : single, `${day}.csv`), 'csv', day, events)
  print(`365 daily files of ${events.toLocaleString('en')} events as csv, and one more`)
  const first = run('ours', usage, folder)
  print(line('reading all', first))
  const again = run('again', usage, folder)
  print(line('nothing new', again))
  copyFileSync(join(single, '365.csv'), join(usage, '365.csv'))
  const more = run('again', usage, folder)
  print(line('one more day', more))
  print(line('that day alone', run('ours', single, folder)))
  print(`    the new day costs ${(more.used - again.used).toFixed(2)} s user+sys more than no new day`)
}

/** Events of people in teams, a few runs of a few plugins a day each. */
async function generate(file: string, kind: string, day: number, events: number): Promise<void> {
  const database = await openDatabase({ memory: '2GB', folders: [join(file, '..')] })
  const whole = kind !== 'csv' || day > 0
  const span = events === Math.round(Number(values.events) / 365) && whole ? 86_400 : 86_400 * 30
  await database.run(`COPY (SELECT
    'evt-' || lower(hex(hash(i, ${day}))) || '-' || CAST(i AS VARCHAR) AS event_id,
    strftime(TIMESTAMP '2026-01-01' + to_days(${day}) + to_milliseconds(CAST(hash(i, 7) % (${span} * 1000::BIGINT) AS BIGINT)), '%Y-%m-%dT%H:%M:%S.%gZ') AS time,
    'team-' || CAST(person % 200 AS VARCHAR) AS team, 'user_' || md5(CAST(person AS VARCHAR)) AS person,
    'finance-plugin-' || CAST((person * 31 + hash(i, 3) % 5) % 300 AS VARCHAR) AS plugin, 'acme-plugins' AS marketplace,
    '1.' || CAST(person % 3 AS VARCHAR) || '.0' AS version, 'skill:reconcile-' || CAST(hash(i, 4) % 2 AS VARCHAR) AS component,
    CASE WHEN person % 3 = 0 THEN 'code' ELSE 'cowork' END AS surface, 'org' AS scope,
    CASE WHEN hash(i, 5) % 20 = 0 THEN 'error' ELSE 'ok' END AS outcome, CAST(hash(i, 6) % 60000 AS BIGINT) AS duration_ms, 'person' AS actor
    FROM (SELECT i, CAST(hash(i, 2) % 5000 AS BIGINT) AS person FROM range(${events}) t(i)))
    TO ${literal(file)} (FORMAT ${kind === 'jsonl' ? 'json' : kind}${kind === 'csv' ? ', HEADER' : ''})`)
  database.close()
}

function run(what: string, place: string, folder: string): Cost {
  const words = [import.meta.filename, '--child', what, '--file', place, '--folder', folder, '--memory', values.memory]
  const started = performance.now()
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0)
    return {
      wall: 0,
      used: Number.NaN,
      memory: 0,
      said:
        stderr
          .trim()
          .split('\n')
          .find((one) => /Error/.test(one)) ?? 'failed',
    }
  const [used = 0, memory = 0, said = ''] = JSON.parse(stdout)
  return { wall: (performance.now() - started) / 1000, used, memory, said }
}

/** One measured process: says seconds of processor time, peak memory, and what it found. */
async function child(what: string): Promise<void> {
  const said = what === 'ours' || what === 'again' ? await ours(what === 'again') : await alone(what === 'once')
  const { user, system } = process.cpuUsage()
  const memory = process.resourceUsage().maxRSS * 1024
  process.stdout.write(JSON.stringify([(user + system) / 1e6, memory, said]))
}

async function ours(again: boolean): Promise<string> {
  const cache = join(values.folder, `cache-${values.file.replace(/^.*[\\/]/, '')}`)
  if (!again) rmSync(cache, { recursive: true, force: true })
  const { facts, database } = await readUsage({
    folder: values.file,
    cache,
    memory: values.memory,
    version: 'bench',
    settings: UsageTerms.parse({}),
  })
  const [rows] = await database.rows('SELECT count(*) AS days, CAST(sum(runs) AS BIGINT) AS runs FROM daily')
  database.close()
  return `${rows?.['days']} rows for ${rows?.['runs']} runs, ${facts.findings.length} findings`
}

async function alone(once: boolean): Promise<string> {
  const { file, folder, memory } = values
  const database = await openDatabase({
    ...{ memory: once ? '8GB' : memory, threads: threadsFor(memory) },
    ...{ files: [file], folders: [folder] },
  })
  const types = { text: 'VARCHAR', time: 'TIMESTAMP', integer: 'BIGINT' } as const
  const columns = eventColumns
    .slice(0, 13)
    .map(({ name, type }) => `${name}: '${types[type]}'`)
    .join(', ')
  const from = file.endsWith('.csv')
    ? `read_csv(${literal(file)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}})`
    : file.endsWith('.parquet')
      ? `read_parquet(${literal(file)})`
      : `read_json(${literal(file)}, format = 'newline_delimited', columns = {${columns}})`
  const typed = `SELECT * REPLACE (CAST(time AS TIMESTAMP) AS time), CAST(NULL AS VARCHAR) AS event FROM ${from}`
  await database.run(`CREATE VIEW ${once ? 'raw_event' : 'plugin_event'} AS ${typed}`)
  if (once) await database.run(oneOfEach())
  await database.run("SET VARIABLE key = 'bench'")
  const result = join(folder, 'alone.parquet')
  await database.run(`COPY (${rollUp('duckdb')}) TO ${literal(result)} (FORMAT parquet, COMPRESSION zstd)`)
  const [rows] = await database.rows(
    `SELECT count(*) AS days, CAST(sum(runs) AS BIGINT) AS runs FROM read_parquet(${literal(result)})`,
  )
  database.close()
  rmSync(result)
  return `${rows?.['days']} rows for ${rows?.['runs']} runs`
}

function line(label: string, cost: Cost, ...bases: Cost[]): string {
  const ratios = bases.map(({ used }) => (Number.isNaN(used) ? '× –' : `× ${(cost.used / used).toFixed(2)}`)).join(' ')
  return [
    `  ${label.padEnd(32)}`,
    ...(Number.isNaN(cost.used)
      ? []
      : [
          `${cost.wall.toFixed(1)} s wall`,
          `${cost.used.toFixed(1)} s user+sys ${ratios}`,
          `${(cost.memory / 1e6).toFixed(0)} MB`,
        ]),
    cost.said,
  ].join('   ')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
