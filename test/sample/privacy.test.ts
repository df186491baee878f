/**
 * Nothing personal of the exports comes out: every account, address, prompt and path of the input is looked for in the
 * built site, in all that is kept for the next build, and in what the build says.
 */
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { sampleOf } from '../../scripts/sample-usage/dataset.ts'
import { literal, openDatabase } from '../../src/lib/duckdb.ts'
import { Teams } from '../../src/model/team.ts'
import { buildSite, project } from '../sites.ts'

const teams = Teams.parse(parse(readFileSync(join(project, 'org/teams.yaml'), 'utf8')))
const { files } = sampleOf(teams.map(({ id, name, groups = [] }) => ({ id, name, groups })))
const personal = [...new Set(files.flatMap(({ text }) => personalIn(text)))]
/** By their beginnings, which are few: where a beginning is not, none of its values is. */
const values = Map.groupBy(personal, (value) => value.slice(0, 14))

/** Accounts, addresses, prompts, paths, and who opened an issue. */
function personalIn(text: string): string[] {
  const patterns = [
    /\b(?:user|svc)_[0-9a-z_-]+(?:@[\w.-]+)?/g,
    /(?<="key":"prompt","value":\{"stringValue":")[^"]+/g,
    /\/Users\/[^"\\]+/g,
    /\breader-\d+\b/g,
    /(?<="body": ")[^"]+/g,
  ]
  return patterns.flatMap((pattern) => text.match(pattern) ?? [])
}

/** Which values stand in the content, as it is and unpacked. */
function foundIn(content: Buffer): string[] {
  const isPacked = content[0] === 0x1f && content[1] === 0x8b
  const texts = [content.toString('latin1'), ...(isPacked ? [gunzipSync(content).toString('latin1')] : [])]
  return texts.flatMap((text) =>
    [...values].flatMap(([beginning, those]) =>
      text.includes(beginning) ? those.filter((value) => text.includes(value)) : [],
    ),
  )
}

function filesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder, exclude: (name) => name === 'node_modules' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
}

const cache = mkdtempSync(join(tmpdir(), 'private-'))
let site: ReturnType<typeof buildSite>
beforeAll(() => {
  site = buildSite(project, { cache })
})
afterAll(() => rmSync(cache, { recursive: true, force: true }))

describe('the input', () => {
  test('holds accounts, addresses, prompts and paths to look for', () => {
    const count = (pattern: RegExp) => personal.filter((value) => pattern.test(value)).length
    expect(count(/^user_[0-9a-f]{12}$/)).toBeGreaterThan(100)
    expect(count(/@brightwater\.example$/)).toBeGreaterThan(100)
    expect(count(/, draft \d+\)$/)).toBeGreaterThan(500)
    expect(count(/^\/Users\//)).toBeGreaterThan(500)
  })

  test('was read', () => {
    const { quality } = JSON.parse(readFileSync(join(site.out, 'api/v1/metrics.json'), 'utf8'))
    expect(quality.runs.qualifying).toBeGreaterThan(7_000)
  })
})

test('nothing of it is in the site', () => {
  const found = filesIn(site.out).flatMap((file) => foundIn(readFileSync(file)).map((what) => `${file}: ${what}`))
  expect(found).toEqual([])
})

test('nothing of it is in what is kept for the next build', () => {
  const kept = filesIn(cache)
  expect(kept.length).toBeGreaterThan(3)
  expect(kept.flatMap((file) => foundIn(readFileSync(file)).map((what) => `${file}: ${what}`))).toEqual([])
})

test('nothing of it is in a column of what is kept, where packing hides it from a search', async () => {
  const parts = filesIn(cache).filter((file) => file.endsWith('.parquet'))
  expect(parts.length).toBeGreaterThan(5)
  const database = await openDatabase({ files: parts })
  try {
    for (const part of parts) {
      const rows = await database.rows(`SELECT * FROM read_parquet(${literal(part)})`)
      expect(foundIn(Buffer.from(JSON.stringify(rows))), part).toEqual([])
    }
  } finally {
    database.close()
  }
})

test('nothing of it is in what the build says', () => {
  expect(foundIn(Buffer.from(site.said))).toEqual([])
})
