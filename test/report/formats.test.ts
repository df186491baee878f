/** Each format says what its readers rely on: valid, complete, and in the states' own words. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ComplianceDocument } from '../../src/model/compliance-document.ts'
import { complianceDocument } from '../../src/model/compliance-entries.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { reporterNamed } from '../../src/report/index.ts'
import { readCsv } from './csv.ts'
import { baseJudgement, judgementWith, options, tidy } from './judgement.ts'
import { ant, faultsBy, jenkins } from './junit-shape.ts'
import { SarifLog } from './sarif-shape.ts'
import { readXml } from './xml.ts'

const written = (id: string, more: Partial<typeof options> = {}, judgement: Judgement = judgementWith()) =>
  reporterNamed(id)!.write(judgement, { ...options, ...more })

describe('json', () => {
  const document = ComplianceDocument.parse(JSON.parse(written('json')))

  test('has the keys of the contract, in its order', () => {
    const read: object = JSON.parse(written('json'))
    expect(Object.keys(read)).toEqual(['schema', 'ruleSet', 'asOf', 'root', 'plugins', 'results', 'counts'])
    const keys = (one: object | undefined) => Object.keys(one ?? {}).join(' ')
    expect(keys(document.plugins[0])).toBe(
      'name path owner level nextLevel requiredTier achievedTier quarantined strict effective',
    )
    expect(keys(document.results[0])).toBe('plugin rule state severity waiver findings')
    expect(keys(document.results[0]?.findings[0])).toBe('message fix file line column pointer evidence')
    expect(keys(document.counts)).toBe('pass fail waived grace notApplicable couldNotRun total')
  })

  test('holds every cell once, and the counts add up', () => {
    const cells = document.results.filter(({ plugin }) => plugin !== null)
    expect(cells).toHaveLength(document.plugins.length * judgementWith().rules.length)
    expect(new Set(cells.map(({ plugin, rule }) => `${plugin} ${rule}`)).size).toBe(cells.length)
    expect(document.counts.total).toBe(cells.length)
    expect(new Set(cells.map(({ state }) => state)).size).toBe(6)
  })

  test('says why a rule could not run', () => {
    const stopped = document.results.filter(({ state }) => state === 'could-not-run')
    expect(stopped.map(({ findings }) => findings.map(({ message }) => message))).toEqual([[tidy.fault], [tidy.fault]])
  })

  test('refuses a judgement that lost a cell', () => {
    const judgement = judgementWith()
    expect(() => complianceDocument({ ...judgement, results: judgement.results.slice(1) })).toThrow(
      'internal: 17 cells are reported, but 18 counted',
    )
  })

  test.each([
    ['a total that is no sum', { counts: { ...document.counts, total: 1 } }],
    ['a further key', { note: 'hello' }],
    ['a state of another spelling', { results: [{ ...document.results[0], state: 'not_applicable' }] }],
  ])('its schema refuses %s', (_name, change) => {
    expect(ComplianceDocument.safeParse({ ...document, ...change }).success).toBe(false)
  })

  test('its schema can be published', () => {
    expect(Object.keys(z.toJSONSchema(ComplianceDocument).properties ?? {})).toContain('results')
  })
})

describe('sarif', () => {
  const runOf = (more: Partial<typeof options> = {}, judgement?: Judgement) =>
    SarifLog.parse(JSON.parse(written('sarif', more, judgement))).runs[0]!

  test('holds active failures alone, each with a rule and a place', () => {
    const { results, tool } = runOf()
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'names-known-connectors error',
      'links-resolve note',
      'id-is-unique error',
    ])
    for (const { ruleId, ruleIndex = -1 } of results) expect(tool.driver.rules?.[ruleIndex]?.id).toBe(ruleId)
    expect(results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation.uri)).toEqual([
      tidy.file,
      tidy.file,
      '.claude-plugin/marketplace.json',
    ])
    expect(results.filter((result) => 'suppressions' in result || 'baselineState' in result)).toEqual([])
  })

  test('with waived ones every result says how it is suppressed', () => {
    const { results } = runOf({ includeWaived: true })
    expect(results.map(({ suppressions }) => suppressions?.map(({ status }) => status))).toEqual([
      [],
      ['accepted'],
      ['accepted'],
      [],
      [],
    ])
  })

  test('a pending waiver is under review', () => {
    const judgement = judgementWith()
    const results = judgement.results.map((result) => ({
      ...result,
      waiver: result.waiver && { ...result.waiver, state: 'pending' as const, approvedBy: null },
    }))
    const [first] = runOf({ includeWaived: true }, { ...judgement, results }).results
    expect(first?.suppressions?.map(({ status }) => status)).toEqual(['underReview'])
  })

  test('against a base', () => {
    const { results } = runOf({ base: baseJudgement() })
    expect(results.map(({ baselineState }) => baselineState)).toEqual(['new', 'unchanged', 'unchanged'])
  })

  test('a result is known again on another line, and not by another key path', () => {
    const prints = (change: object) => {
      const judgement = judgementWith()
      const results = judgement.results.map((result) => ({
        ...result,
        findings: result.findings.map((finding) => (finding.pointer === null ? finding : { ...finding, ...change })),
      }))
      return runOf({}, { ...judgement, results }).results[0]?.partialFingerprints
    }
    expect(prints({ line: 400, column: 1, message: 'other words' })).toEqual(prints({}))
    expect(prints({ pointer: '/connectors/7/id' })).not.toEqual(prints({}))
  })

  test('says that a rule could not run', () => {
    const [invocation] = runOf().invocations ?? []
    expect(invocation?.executionSuccessful).toBe(false)
    expect(invocation?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual(
      Array(2).fill(`vendor-onboarding: ${tidy.fault}`),
    )
  })
})

describe('junit', () => {
  const root = readXml(written('junit'))

  test('is valid by both schemas', () => {
    expect([...faultsBy(ant, root), ...faultsBy(jenkins, root)]).toEqual([])
  })

  test('the schemas notice what is wrong', () => {
    const broken = readXml(written('junit').replace(' hostname="localhost"', '').replaceAll('<system-err/>', '<note/>'))
    expect(faultsBy(ant, broken)).toContain('/testsuites/testsuite: lacks hostname')
    expect(faultsBy(jenkins, broken)).toContain('/testsuites/testsuite/note: unknown element')
  })

  test('has a case a cell, in its state', () => {
    const [suite] = root.children
    const states = suite?.children.flatMap(({ name, children }) =>
      name === 'testcase' ? [children[0]?.name ?? 'pass'] : [],
    )
    expect(states).toEqual(['failure', 'pass', 'skipped', 'skipped', 'failure', 'pass'])
  })

  test('counts what it holds', () => {
    for (const { attributes, children } of root.children) {
      const cases = children.filter(({ name }) => name === 'testcase').map(({ children: [outcome] }) => outcome?.name)
      const count = (name: string) => String(cases.filter((one) => one === name).length)
      expect(attributes).toMatchObject({
        tests: String(cases.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      })
    }
  })
})

describe('csv', () => {
  const [head = [], ...rows] = readCsv(written('csv'))
  const column = (name: string) => rows.map((row) => row[head.indexOf(name)])

  test('has a row a finding and a row a cell without one', () => {
    expect(column('state')).toEqual([
      'fail',
      'fail',
      'waived',
      'grace',
      'fail',
      'could-not-run',
      'could-not-run',
      'fail',
    ])
    expect(column('waived')).toEqual(['no', 'yes', 'yes', 'no', 'no', '', '', 'no'])
  })

  test('names owner and line', () => {
    expect(column('owner')).toEqual([...Array(7).fill(tidy.owner), ''])
    expect(column('line')).toEqual(['9', '12', '', '', '31', '', '', ''])
  })
})

describe('markdown', () => {
  test.each([{}, { base: baseJudgement() }])('says the verdict in its first twenty lines', (more) => {
    const head = written('markdown', more).split('<details')[0] ?? ''
    expect(head).toContain('2 errors and 1 step to reach "bronze"')
    expect(head.split('\n').length).toBeLessThanOrEqual(20)
  })

  test('stays within the limit of a comment, and says how much it left out', () => {
    const judgement = judgementWith({ ...tidy, message: 'x'.repeat(70_000), fix: '`'.repeat(70_000) })
    const many = { ...judgement, results: Array.from({ length: 300 }, () => judgement.results).flat() }
    const text = written('markdown', {}, many)
    expect(text.length).toBeLessThanOrEqual(65_536)
    expect(text.length).toBeGreaterThan(60_000)
    expect(text).toMatch(/\n[\d,]+ items left out here; see all with `npm run check`\.\n$/)
    expect(text.match(/<details/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0)
  })
})

describe('human', () => {
  test('colours only when asked to', () => {
    expect(written('human')).not.toContain('\u001b')
    expect(written('human', { colour: true })).toContain('\u001b[31merror\u001b[39m')
  })

  test('names a waiver that ended or waits', () => {
    const judgement = judgementWith()
    const withState = (state: 'expired' | 'pending') => ({
      ...judgement,
      results: judgement.results.map((one) => ({ ...one, waiver: one.waiver && { ...one.waiver, state } })),
    })
    expect(written('human', {}, withState('expired'))).toContain(
      '(names-known-connectors), its waiver ended on 2026-12-15\n',
    )
    expect(written('human', {}, withState('pending'))).toContain(
      '(names-known-connectors), its waiver waits for an approver\n',
    )
  })
})
