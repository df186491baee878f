/** Exports made to harm: odd text, odd names, links, wrong types. Each is kept as data, counted as rejected, or refused. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { literal, openDatabase } from '../../../src/lib/duckdb.ts'
import { only, read, temporary } from './folder.ts'

const head = 'time,plugin,team\n'
const good = '2026-09-01T08:00:00Z,expense-audit,finance-operations\n'
const kept = { plugin: 'expense-audit', team: 'finance-operations', runs: 1 }

describe('text', () => {
  test('quotes, line ends in cells, delimiters and formulas are data', async () => {
    const { daily, facts } = await read({
      'a.csv': `${head}2026-09-01,"=HYPERLINK(""http://x.example"",""a"")","Legal,\r\nContracts"\n${good}`,
    })
    expect(facts.findings).toEqual([])
    expect(daily).toMatchObject([{ plugin: '=HYPERLINK("http://x.example","a")', team: 'Legal,\r\nContracts' }, kept])
  })

  test('a quote that is never closed costs its rows, not the file before it', async () => {
    const { daily, facts } = await read({ 'a.csv': `${head}${good}2026-09-02,"open,x\n${good}${good}` })
    expect(daily).toMatchObject([kept])
    expect(only(facts).rejected.map(({ reason }) => reason)).toEqual(['a quote is not closed'])
  })

  test('a cell of megabytes, a NUL and bytes that are no text are left out', async () => {
    const rows = Buffer.concat([
      Buffer.from(`${head}${good}2026-09-01,${'x'.repeat(3_000_000)},t\n`.repeat(1)),
      Buffer.from(`${'\n'.repeat(3)}${`2026-09-02,deal-desk,a team\n`.repeat(3000)}`),
      Buffer.from([...Buffer.from('2026-09-01,caf'), 0xe9, ...Buffer.from(',t\n')]),
      Buffer.from(`2026-09-01,${'y'.repeat(400)},t\n2026-09-01,nul\u0000name,t\n`),
    ])
    const { daily, facts } = await read({ 'a.csv': rows })
    expect(daily).toMatchObject([kept, { plugin: 'deal-desk', runs: 3000 }])
    expect(
      only(facts)
        .rejected.map(({ reason, rows }) => `${rows} ${reason}`)
        .sort(),
    ).toEqual([
      '1 a value is too long to be a name',
      '1 the line is longer than a megabyte',
      '1 the plugin is not a name',
      '1 the row is not UTF-8',
    ])
  })

  test('JSON lines with nested values, lists, numbers and rubbish', async () => {
    const lines = [
      { time: '2026-09-01T08:00:00Z', plugin: 'expense-audit', team: 'finance-operations' },
      { time: '2026-09-01T08:00:00Z', plugin: { prompt: 'do not keep' }, team: 'x' },
      { time: ['2026-09-01'], plugin: 'a' },
      { time: 1788000000, plugin: 7 },
      { time: 1e300, plugin: 'a' },
      { time: 'infinity', plugin: 'a' },
      { time: '1999-01-01', plugin: 'a' },
    ].map((line) => JSON.stringify(line))
    const { daily, facts } = await read({ 'a.jsonl': [...lines, '[1]', '"text"', '{"time": "2026-', ''].join('\n') })
    expect(daily).toMatchObject([{ plugin: '7', day: '2026-08-29' }, kept])
    expect(only(facts).rejected).toEqual([
      { reason: 'the line is no JSON object', rows: 3, lines: [8, 9, 10] },
      { reason: 'the plugin is not a name', rows: 1, lines: [2] },
      { reason: 'the time cannot be read', rows: 4, lines: [3, 5, 6, 7] },
    ])
  })

  test('names that mean something to a program are names', async () => {
    const names = ['__proto__', 'constructor', "'; DROP TABLE daily; --", '${key}', '../../etc/passwd', '<script>']
    const { daily } = await read({ 'a.csv': head + names.map((name) => `2026-09-01,${name},${name}\n`).join('') })
    expect(new Set(daily.map(({ plugin }) => plugin))).toEqual(new Set(names))
  })
})

describe('names of files and columns', () => {
  const odd = [
    "it's.csv",
    'a"b.csv',
    "'); COPY (SELECT 1) TO 'x'; --.csv",
    '[abc]*?.csv',
    'key=value.csv',
    '{a,b}.csv',
    '%41 #?.csv',
    'ünï.csv',
  ]
  test('any name of a file is read as that file alone', async () => {
    const files = Object.fromEntries(odd.map((name, i) => [name, `${head}2026-09-01,plugin-${i},t\n`]))
    const { daily, facts } = await read({ ...files, 'a.csv': `${head}${good}` })
    expect(facts.findings).toEqual([])
    expect(daily.map(({ plugin, runs }) => `${plugin} ${runs}`)).toEqual([
      'expense-audit 1',
      ...odd.map((_, i) => `plugin-${i} 1`),
    ])
  })

  test('any name of a column is a name', async () => {
    const csv = `time,plugin,"x'; DROP VIEW daily; --","a""b",__proto__\n2026-09-01,expense-audit,1,2,3\n`
    const json = `${JSON.stringify({ time: '2026-09-01', plugin: 'deal-desk', "x': 'VARCHAR'}); --": 1, 'Pl"ug"in': 2 })}\n`
    const { daily } = await read({ 'a.csv': csv, 'b.jsonl': json })
    expect(daily.map(({ plugin }) => plugin)).toEqual(['deal-desk', 'expense-audit'])
  })
})

describe('files', () => {
  test('links are not followed, wherever they lead', async () => {
    const root = temporary()
    mkdirSync(join(root, 'usage'), { recursive: true })
    writeFileSync(join(root, 'outside.csv'), `${head}${good}`)
    symlinkSync(join(root, 'outside.csv'), join(root, 'usage/link.csv'))
    symlinkSync(root, join(root, 'usage/folder'))
    symlinkSync('/nowhere', join(root, 'usage/dangling'))
    const { facts, daily } = await read({}, { root })
    expect(daily).toEqual([])
    expect(facts.findings.map(({ file, message }) => `${file} ${message}`)).toEqual(
      ['dangling', 'folder', 'link.csv'].map((name) => `usage/${name} a link or special file is not read`),
    )
    expect(facts.files.map(({ path, digest, state }) => [path, digest, state])).toEqual(
      ['dangling', 'folder', 'link.csv'].map((name) => [name, null, 'refused']),
    )
  })

  test('the database reads the exports and nothing else', async () => {
    const root = temporary()
    const { rows } = await read({ 'a.csv': `${head}${good}` }, { root })
    for (const statement of [
      "SELECT * FROM read_csv('/etc/passwd')",
      "SELECT * FROM read_text('/etc/hostname')",
      "SELECT * FROM read_csv('https://example.com/a.csv')",
      `COPY (SELECT 1) TO ${literal(join(root, 'usage/x.csv'))}`,
      `COPY (SELECT 1) TO ${literal(join(root, 'x.csv'))}`,
      'INSTALL httpfs',
      'LOAD httpfs',
      `ATTACH ${literal(join(root, 'x.db'))}`,
      'SET enable_external_access = true',
      `SELECT * FROM glob(${literal(`${root}/*`)})`,
    ])
      await expect(rows(statement), statement).rejects.toThrow()
    expect(await rows("SELECT getvariable('key') AS key")).toEqual([{ key: null }])
  })

  test('Parquet with other types, nested columns or a damaged end', async () => {
    const folder = temporary()
    const database = await openDatabase({ folders: [folder] })
    const file = async (select: string) => {
      await database.run(`COPY (${select}) TO ${literal(join(folder, 'x'))} (FORMAT parquet)`)
      return readFileSync(join(folder, 'x'))
    }
    const event = "TIMESTAMPTZ '2026-09-01 01:00:00+02' AS time, 'expense-audit' AS plugin"
    const whole = await file(
      `SELECT ${event}, 5::TINYINT AS duration_ms, 'finance-operations'::ENUM('finance-operations') AS team`,
    )
    const { facts, daily } = await read({
      'a.parquet': whole,
      'cut.parquet': whole.subarray(0, whole.length - 20),
      'calls.parquet': await file(
        "SELECT DATE '2026-09-03' AS day, 'deal-desk' AS plugin, 3 AS runs, unnest(['skill:price-check', 'connector:salesforce', NULL]) AS component, 'call' AS event",
      ),
      'list.parquet': await file(`SELECT ${event}, ['a'] AS team`),
      'blob.parquet': await file("SELECT 'x'::BLOB AS time, 'a' AS plugin"),
      'daily.parquet': await file("SELECT 'x' AS day, [1] AS runs, 'a' AS plugin"),
      'days.parquet': await file(
        "SELECT * FROM (VALUES (DATE '2026-09-02', 'deal-desk', 4, 5), (DATE '2026-09-02', 'deal-desk', 4.0, 1), (NULL, 'a', 1, 0), (DATE '2026-09-02', 'b', -1, 0)) t(day, plugin, runs, failures)",
      ),
    })
    database.close()
    expect(daily).toMatchObject([
      { day: '2026-08-31', ...kept, duration_ms: 5 },
      { day: '2026-09-02', plugin: 'deal-desk', runs: 4, failures: 1 },
      { day: '2026-09-03', plugin: 'deal-desk', component: 'connector:salesforce', event: 'call', runs: 3 },
    ])
    expect(facts.findings.map(({ file, message }) => `${file}: ${message}`)).toEqual([
      'usage/blob.parquet: column time has a type that says no time',
      'usage/calls.parquet: 2 rows left out: the call names no connector',
      'usage/cut.parquet: the file is damaged: it cannot be read to its end',
      'usage/daily.parquet: column runs of the roll-up has another type',
      'usage/days.parquet: 1 row left out: the day cannot be read',
      'usage/days.parquet: 1 row left out: the runs are no positive number',
      'usage/days.parquet: 1 row left out: there are more failures than runs',
      'usage/list.parquet: column team holds lists or records',
    ])
  })

  test('a compressed file that breaks off is refused as a whole, its neighbours are read', async () => {
    const packed = gzipSync(
      head + Array.from({ length: 100_000 }, (_, i) => `2026-09-01,plugin-${(i * 7919) % 1000},team-${i}\n`).join(''),
    )
    const { facts, daily } = await read({ 'a.gz': packed.subarray(0, packed.length / 2), 'b.csv': `${head}${good}` })
    expect(facts.findings.map(({ message }) => message)).toEqual(['the compressed file is damaged or cut off'])
    expect(daily).toMatchObject([kept])
  })
})

describe('what is kept', () => {
  test('reading again gives the same and reads nothing; a removed file is forgotten', async () => {
    const root = temporary()
    const first = await read({ 'a.csv': `${head}${good}`, 'b.csv': `${head}2026-09-02,deal-desk,t\n` }, { root })
    const again = await read({}, { root })
    expect(again.facts).toEqual(first.facts)
    expect(again.daily).toEqual(first.daily)
    rmSync(join(root, 'usage/a.csv'))
    const fewer = await read({}, { root })
    expect(fewer.daily).toMatchObject([{ plugin: 'deal-desk' }])
    expect(fewer.facts.digest).not.toBe(first.facts.digest)
  })

  test('a damaged part is made anew', async () => {
    const root = temporary()
    const first = await read({ 'a.csv': `${head}${good}` }, { root })
    const { rows } = first
    const [part] = await rows("SELECT sql FROM duckdb_views() WHERE view_name = 'daily'")
    const [, path = ''] = /'([^']+part\.parquet)'/.exec(String(part?.['sql'])) ?? []
    writeFileSync(path, 'PAR1 no more')
    const again = await read({}, { root })
    expect(again.daily).toEqual(first.daily)
  })

  test('without exports there are empty views and no runs', async () => {
    for (const files of [{}, { 'README.md': 'Put exports here.' }]) {
      const { facts, daily, rows } = await read(files)
      expect(facts).toMatchObject({ files: [], findings: [], hasRuns: false, first: null, last: null })
      expect(daily).toEqual([])
      for (const view of ['member', 'reported', 'summary', 'reported_issue'])
        expect(await rows(`SELECT * FROM ${view}`)).toEqual([])
    }
  })
})
