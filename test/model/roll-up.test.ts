/** The roll-up: one definition in five dialects, of which the reader runs the one of DuckDB to the letter. */
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/lib/duckdb.ts'
import { dailyColumns } from '../../src/model/daily.ts'
import { eventColumns } from '../../src/model/event.ts'
import { dailyTable, dialects, oneOfEach, rollUp } from '../../src/model/roll-up.ts'
import { partFrom } from '../../src/read/usage/events.ts'
import { explainRollUp } from '../../src/report/explain-roll-up.ts'

describe('in DuckDB', () => {
  test('the reader runs it to the letter', () => {
    const cell = { sql: 'c0', type: 'VARCHAR' }
    const source = {
      from: 'source',
      cells: new Map([
        ['time', cell],
        ['event_id', cell],
      ]),
    }
    const statement = partFrom(source, '/part.parquet')
    expect(statement).toContain(rollUp('duckdb'))
  })

  test('makes exactly the daily relation', async () => {
    const database = await openDatabase()
    const types = { text: 'VARCHAR', time: 'TIMESTAMP', integer: 'BIGINT' } as const
    await database.run(
      `CREATE TABLE raw_event (${eventColumns.map(({ name, type }) => `${name} ${types[type]}`).join(', ')})`,
    )
    await database.run(
      `INSERT INTO raw_event BY NAME SELECT 'e-1' AS event_id, TIMESTAMP '2026-09-01 23:59:59' AS time, 'u-1' AS person, 'expense-audit' AS plugin, 'error' AS outcome, 5 AS duration_ms`,
    )
    await database.run('INSERT INTO raw_event SELECT * FROM raw_event')
    await database.run("SET VARIABLE key = 'secret'")
    await database.run(oneOfEach())
    await database.run(dailyTable('duckdb'))
    await database.run(`INSERT INTO daily ${rollUp('duckdb')}`)
    const described = await database.rows(`DESCRIBE ${rollUp('duckdb')}`)
    const table = await database.rows('DESCRIBE daily')
    expect(described.map(({ column_name, column_type }) => [column_name, column_type])).toEqual(
      table.map(({ column_name, column_type }) => [column_name, column_type]),
    )
    expect(described.map(({ column_name }) => column_name)).toEqual(dailyColumns.map(({ name }) => name))
    // echo -n secretu-1 | sha256sum
    expect(await database.rows('SELECT * REPLACE (CAST(day AS VARCHAR) AS day) FROM daily')).toEqual([
      {
        day: '2026-09-01',
        team: null,
        person: '77959dace8f97cca4d3e72373d1f07b9',
        plugin: 'expense-audit',
        marketplace: null,
        version: null,
        component: null,
        surface: null,
        scope: null,
        redacted: false,
        event: 'run',
        actor: 'person',
        runs: 1,
        failures: 1,
        duration_ms: 5,
      },
    ])
    database.close()
  })
})

describe.each(dialects)('in %s', (dialect) => {
  const text = explainRollUp(dialect)

  test('names every column in order, groups by all but the counts, and writes no raw id', () => {
    const query = rollUp(dialect)
    const outer = query.slice(0, query.indexOf('FROM ('))
    const places = dailyColumns.map(({ name }) => outer.search(new RegExp(`(?:d\\.|AS )${name}\\b(?=,|\\n)`)))
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true)
    expect(query).toContain('GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, e.outcome IS NULL\n')
    expect(outer).toMatch(/sha/i)
    expect(outer).not.toMatch(/^ {2}d\.person/m)
    expect(text).toContain(query)
  })

  test('as printed', async () => {
    await expect(text).toMatchFileSnapshot(`roll-up/${dialect}.sql`)
  })
})
