/** The promise of /api/v1: what is frozen stands in promise.golden.txt, and nothing on it may go away or change its form. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsOf } from '../../src/publish/fields.ts'
import { interfaces, outputs } from '../../src/publish/index.ts'

const file = 'promise.golden.txt'

/** One line a field: document, key path, form. */
function promised(): string[] {
  return interfaces().flatMap(({ path, document }) =>
    document === null || document.stability === 'trial'
      ? []
      : [`${document.id}: ${path}`, ...document.fields.map((field) => `${document.id}: ${field.path} — ${field.form}`)],
  )
}

describe('the promise', () => {
  const frozen = readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter(Boolean)
  const now = promised()

  test('keeps every field that was ever promised, in its form', () => {
    expect(frozen.filter((line) => !now.includes(line))).toEqual([])
  })

  test('is frozen whole: a new field is added to the file by hand, since nobody may take it away again', () => {
    expect(now.filter((line) => !frozen.includes(line))).toEqual([])
  })

  test('notices a field that goes away and a field that changes its form', () => {
    const lines = (schema: z.ZodType) => fieldsOf(z.toJSONSchema(schema)).map(({ path, form }) => `${path} — ${form}`)
    const before = lines(z.strictObject({ name: z.string(), parts: z.array(z.strictObject({ path: z.string() })) }))
    const after = lines(z.strictObject({ name: z.string().nullable(), parts: z.array(z.strictObject({})) }))
    expect(before.filter((line) => !after.includes(line))).toEqual(['name — text', 'parts[].path — text'])
  })
})

test('fields of lists, maps and choices', () => {
  const schema = z.strictObject({
    plugins: z
      .array(z.strictObject({ cost: z.strictObject({ always: z.int() }).nullable().describe('Tokens') }))
      .describe('Sorted'),
    counts: z.record(z.string(), z.number()).optional(),
    source: z.union([z.literal('local'), z.json()]),
    level: z.enum(['gold', 'silver']),
  })
  expect(fieldsOf(z.toJSONSchema(schema)).map(({ path, form, meaning }) => [path, form, meaning])).toEqual([
    ['plugins', 'list', 'Sorted'],
    ['plugins[].cost', 'map or null', 'Tokens'],
    ['plugins[].cost.always', 'whole number', ''],
    ['counts', 'map, may be left out', ''],
    ['source', 'text or any JSON', ''],
    ['level', 'text', ''],
  ])
})

test('no two interfaces share an address, and every document says which it is', () => {
  const all = interfaces()
  expect(new Set(all.map(({ path }) => path)).size).toBe(all.length)
  for (const { document } of all) if (document !== null) expect(document.fields[0]?.path).toBe('schema')
  expect(new Set(outputs.map(({ id }) => id)).size).toBe(outputs.length)
})
