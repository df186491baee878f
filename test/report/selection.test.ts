/** What a report is about: some plugins, rules up to a level, the difference to a base, and the closing words. */
import { describe, expect, test } from 'vitest'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Verdict } from '../../src/model/result.ts'
import { changesOf } from '../../src/report/changes.ts'
import { narrowed } from '../../src/report/narrowed.ts'
import { standingOf, summaryLine } from '../../src/report/summary.ts'
import { baseJudgement, judgementWith, options, tidy } from './judgement.ts'

const judgement = judgementWith()

describe('a judgement is cut', () => {
  test('to nothing less when nothing is asked for', () => {
    expect(narrowed(judgement, options)).toBe(judgement)
  })

  test('to plugins, without what belongs to none', () => {
    const cut = narrowed(judgement, { plugins: ['vendor-onboarding'], level: null })
    expect(cut.verdicts.map(({ name }) => name)).toEqual(['vendor-onboarding'])
    expect(cut.results).toHaveLength(6)
    expect(cut.counts).toEqual({ pass: 2, fail: 0, waived: 0, grace: 0, 'not-applicable': 2, 'could-not-run': 2 })
    expect(cut.waivers).toEqual([])
  })

  test.each([
    ['bronze', ['names-known-connectors', 'has-owner', 'id-is-unique'], 9],
    ['silver', ['names-known-connectors', 'has-owner', 'local-servers-are-pinned', 'id-is-unique'], 12],
    ['gold', judgement.rules.map(({ id }) => id), 18],
  ] as const)('to the rules of %s and below', (level, ids, cells) => {
    const cut = narrowed(judgement, { plugins: [], level })
    expect(cut.rules.map(({ id }) => id)).toEqual(ids)
    expect(Object.values(cut.counts).reduce((sum, count) => sum + count, 0)).toBe(cells)
  })
})

describe('against a base', () => {
  const changed = (now: Judgement, base: Judgement | null, more = {}) => {
    const changes = changesOf(narrowed(now, { ...options, ...more }), { ...options, ...more, base })
    const named = (rows: { finding: { rule: string } }[] = []) => rows.map(({ finding }) => finding.rule)
    return changes && { added: named(changes.added), fixed: named(changes.fixed), unchanged: named(changes.unchanged) }
  }

  test('nothing is said without one', () => {
    expect(changed(judgement, null)).toBeNull()
  })

  test('there are new, fixed and unchanged findings', () => {
    expect(changed(judgement, baseJudgement())).toEqual({
      added: ['names-known-connectors'],
      fixed: ['has-owner'],
      unchanged: ['links-resolve', 'id-is-unique'],
    })
  })

  test('itself, nothing changed', () => {
    expect(changed(judgement, judgement)).toEqual({
      added: [],
      fixed: [],
      unchanged: ['names-known-connectors', 'links-resolve', 'id-is-unique'],
    })
  })

  test('other plugins are left out of both', () => {
    expect(changed(judgement, baseJudgement(), { plugins: ['week-planner'] })).toEqual({
      added: [],
      fixed: ['has-owner'],
      unchanged: [],
    })
  })

  test.each(['waived', 'could-not-run'] as const)('what is %s now is not fixed', (state) => {
    const results = judgement.results.map((result) =>
      result.plugin === tidy.plugin && result.rule === 'links-resolve' ? { ...result, state } : result,
    )
    expect(changed({ ...judgement, results }, judgement)?.fixed).toEqual([])
  })

  test('of three equal findings the one that went is fixed', () => {
    const times = (count: number) => ({
      ...judgement,
      results: judgement.results.map((result) =>
        result.rule === 'links-resolve' && result.findings[0]
          ? { ...result, findings: Array(count).fill(result.findings[0]) }
          : result,
      ),
    })
    const changes = changed(times(2), times(3))
    expect(changes?.fixed).toEqual(['links-resolve'])
    expect(changes?.unchanged.filter((rule) => rule === 'links-resolve')).toHaveLength(2)
  })

  test('another rule set is named', () => {
    expect(changesOf(judgement, { ...options, base: { ...judgement, ruleSet: '2026.10' } })?.formerRuleSet).toBe(
      '2026.10',
    )
  })
})

describe('the closing words', () => {
  const withVerdicts = (change: (verdict: Verdict) => Partial<Verdict>, results = judgement.results): Judgement => ({
    ...judgement,
    results,
    verdicts: judgement.verdicts.map((verdict) => ({ ...verdict, ...change(verdict) })),
  })

  test.each([
    ['errors and steps', judgement, '2 errors and 1 step to reach "bronze", in 1 of 3 plugins'],
    ['errors alone', withVerdicts(() => ({ nextLevel: null, toNextLevel: [] })), '2 errors, in 1 of 3 plugins'],
    [
      'steps of the lowest next level alone',
      withVerdicts(
        ({ name }) => ({ nextLevel: name === tidy.plugin ? 'silver' : 'gold', toNextLevel: ['has-owner'] }),
        [],
      ),
      '1 step to reach "silver", in 1 of 3 plugins',
    ],
    ['nothing', withVerdicts(() => ({ nextLevel: null, toNextLevel: [] }), []), 'no error, in 3 plugins'],
    [
      'less than errors',
      withVerdicts(
        () => ({ nextLevel: null, toNextLevel: [] }),
        judgement.results.filter(({ rule }) => rule === 'links-resolve'),
      ),
      'no error, 1 finding below error, in 3 plugins',
    ],
  ])('%s', (_name, given, line) => {
    expect(summaryLine(given)).toBe(line)
  })

  const verdict = judgement.verdicts[0]!
  test.each([
    [{}, 'listed, 2 steps to bronze: names-known-connectors and has-two-maintainers'],
    [{ nextLevel: null, level: 'gold', effectiveLevel: 'gold' }, 'gold, nothing to go'],
    [
      { level: 'bronze', effectiveLevel: 'silver', nextLevel: 'silver', toNextLevel: ['has-license'] },
      'bronze (silver with waivers), 1 step to silver: has-license',
    ],
    [{ quarantined: 'README.md cannot be read' }, 'listed, quarantined: README.md cannot be read'],
    [{ toNextLevel: Array.from('abcdefghi') }, 'listed, 9 steps to bronze: a, b, c, d, e, f, g and 2 more'],
  ] as const)('of a plugin', (change, line) => {
    const { toNextLevel = verdict.toNextLevel, ...more } = { toNextLevel: undefined, ...change }
    expect(standingOf({ ...verdict, ...more, toNextLevel: [...toNextLevel] })).toBe(line)
  })
})
