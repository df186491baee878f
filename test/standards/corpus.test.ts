/** The rules on a real repository, where it is at hand: what is known to be wrong with it is found, and nothing fails to run. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { asOf, project, runCli, temporary } from '../sites.ts'

const root = resolve(project, '../shared/corpus/knowledge-work-plugins')

const Checked = z.object({
  plugins: z.array(z.object({ name: z.string(), path: z.string().nullable() })),
  results: z.array(
    z.object({
      plugin: z.string().nullable(),
      rule: z.string(),
      state: z.string(),
      findings: z.array(z.object({ file: z.string().nullable(), line: z.number().nullable(), message: z.string() })),
    }),
  ),
  counts: z.object({ couldNotRun: z.number(), total: z.number() }),
})

describe.skipIf(!existsSync(root))('the public repository (skipped where the corpus is not beside the project)', () => {
  let checked: z.infer<typeof Checked>
  beforeAll(() => {
    const output = join(temporary('corpus-'), 'check.json')
    const words = ['--root', root, '--as-of', asOf, '--cache', temporary('cache-')]
    runCli('check', ...words, '--format', 'json', '--output', output)
    checked = Checked.parse(JSON.parse(readFileSync(output, 'utf8')))
  })

  const found = (rule: string, message: RegExp) =>
    checked.results
      .filter((result) => result.rule === rule)
      .flatMap(({ findings, plugin }) => findings.map((finding) => ({ plugin, ...finding })))
      .filter((finding) => message.test(finding.message))

  test('every cell is there, and every rule could run', () => {
    expect(checked.counts.couldNotRun).toBe(0)
    expect(checked.counts.total).toBe(checked.results.filter(({ plugin }) => plugin !== null).length)
    expect(checked.results.filter(({ state }) => state === 'could-not-run')).toEqual([])
  })

  test.each([
    ['connector-urls-are-safe', /^server ".+" has an empty address$/, 32],
    ['names-known-connectors', /^server name ".+" holds a space$/, 14],
    ['has-license', /^license is missing$/, 19],
  ])('%s: %s, %i times', (rule, message, count) => {
    expect(found(rule, message)).toHaveLength(count)
    expect(found(rule, /./)).toHaveLength(count)
  })

  test('an empty address stands where a file has it', () => {
    for (const { file, line, message } of found('connector-urls-are-safe', /./)) {
      const lines = readFileSync(join(root, file ?? ''), 'utf8').split('\n')
      expect(lines[(line ?? 0) - 1], message).toMatch(/"url": ""/)
    }
  })

  test('one connector drifts', () => {
    expect(found('connectors-match-standard', /./)).toEqual([
      {
        plugin: 'marketing',
        file: 'marketing/.mcp.json',
        line: 39,
        message:
          'server "similarweb" is set up as "https://mcp.similarweb.com", in 2 other plugins as "https://mcp.similarweb.com/mcp"',
      },
    ])
  })
})
