/** SARIF by the schema of OASIS and JUnit by two schemas of its readers, whatever contributors write; skipped where none can be had. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Judgement } from '../../src/model/judgement.ts'
import { reporterNamed } from '../../src/report/index.ts'
import { attacks } from './attacks.ts'
import { baseJudgement, judgementWith, options, tidy, type Words } from './judgement.ts'
import { type Official, official } from './official.ts'

let schemas: Official | string
beforeAll(() => {
  schemas = official()
}, 240_000)

type Skip = (note: string) => never
const had = (skip: Skip): Official => (typeof schemas === 'string' ? skip(schemas) : schemas)

const everywhere = (text: string): Words => ({
  ...tidy,
  ...Object.fromEntries(Object.keys(tidy).map((key) => [key, text])),
})
const written = (id: string, more: Partial<typeof options> = {}, judgement: Judgement = judgementWith()) =>
  reporterNamed(id)!.write(judgement, { ...options, ...more })
const none = { pass: 0, fail: 0, waived: 0, grace: 0, 'not-applicable': 0, 'could-not-run': 0 }
const nothing: Judgement = { ...judgementWith(), verdicts: [], results: [], waivers: [], counts: none }

describe('SARIF 2.1.0', () => {
  const reports: [what: string, text: string][] = [
    ['a report', written('sarif')],
    ['one with waived findings', written('sarif', { includeWaived: true })],
    ['one against a base', written('sarif', { base: baseJudgement(), includeWaived: true })],
    ['one of nothing', written('sarif', {}, nothing)],
  ]
  test.for(reports)('%s', ([, text], { skip }) => {
    expect(had(skip).sarif(text)).toEqual([])
  })

  test.for(attacks)('%s', ([, attack], { skip }) => {
    expect(had(skip).sarif(written('sarif', { includeWaived: true }, judgementWith(everywhere(attack))))).toEqual([])
  })

  test('the schema refuses what is none', ({ skip }) => {
    const log = written('sarif')
    expect(had(skip).sarif(log.replace('"2.1.0"', '"2.0.0"'))).not.toEqual([])
    expect(had(skip).sarif(log.replace('"ruleId"', '"rule"'))).not.toEqual([])
  })
})

/** The editions at hand are older than `skipped` with its count and reason, which junit-shape.ts looks at instead. */
const older = {
  ant: (text: string) =>
    text.replace(/<skipped message="[^"]*"(?:\/>|>[^<]*<\/skipped>)/g, '').replace(/ skipped="\d+"/g, ''),
  jenkins: (text: string) => text.replace(/<skipped message="[^"]*"/g, '<skipped'),
}

describe.each(['ant', 'jenkins'] as const)('JUnit as %s reads it', (by) => {
  const report = (judgement?: Judgement) => older[by](written('junit', {}, judgement))

  test('a report, and one of nothing', async ({ skip }) => {
    expect(await had(skip).junit(report(), by)).toEqual([])
    expect(await had(skip).junit(report(nothing), by)).toEqual([])
  })

  test('every attack', async ({ skip }) => {
    const told = attacks.map(async ([name, attack]) => {
      const faults = await had(skip).junit(report(judgementWith(everywhere(attack))), by)
      return faults.map((fault) => `${name}: ${fault}`)
    })
    expect((await Promise.all(told)).flat()).toEqual([])
  })

  test('the schema refuses what is none', async ({ skip }) => {
    expect(await had(skip).junit(report().replaceAll('testcase', 'case'), by)).not.toEqual([])
  })
})
