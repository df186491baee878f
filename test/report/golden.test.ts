/** Whole reports of one small judgement, read in review. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reporterNamed, reporters } from '../../src/report/index.ts'
import { baseJudgement, judgementWith, options, tidy } from './judgement.ts'

// The middle name keeps the formatter away.
const golden = (name: string) => join(import.meta.dirname, 'golden', name.replace('.', '.golden.'))
const textOf = (id: string, more: Partial<typeof options> = {}) =>
  reporterNamed(id)!.write(judgementWith(), { ...options, ...more })

describe('whole reports', () => {
  test.each(reporters)('$id', async ({ id, file }) => {
    await expect(textOf(id)).toMatchFileSnapshot(golden(file))
  })

  test.each(['human', 'sarif', 'github', 'markdown'])('%s against a base', async (id) => {
    const file = reporterNamed(id)!.file.replace('.', '-base.')
    await expect(textOf(id, { base: baseJudgement(), includeWaived: true })).toMatchFileSnapshot(golden(file))
  })

  test('human for one plugin in colour, on a narrow terminal', async () => {
    const text = textOf('human', { plugins: [tidy.plugin], colour: true, width: 24 })
    await expect(text).toMatchFileSnapshot(golden('check-colour.txt'))
  })
})

describe('every report', () => {
  test.each(reporters)('$id ends in one line end and comes out the same twice', ({ id }) => {
    expect(textOf(id)).toMatch(/[^\n]\n$/)
    expect(textOf(id)).toBe(textOf(id))
  })

  test.each(reporters)('$id of no plugin at all is still a report', ({ id }) => {
    const none = { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
    const empty = { ...judgementWith(), verdicts: [], results: [], waivers: [], counts: none }
    expect(reporterNamed(id)!.write(empty, options)).toMatch(/[^\n]\n$/)
  })

  test('ids and default files are unique', () => {
    expect(new Set(reporters.map(({ id }) => id)).size).toBe(reporters.length)
    expect(new Set(reporters.map(({ file }) => file)).size).toBe(reporters.length)
    expect(reporterNamed('html')).toBeUndefined()
  })
})
