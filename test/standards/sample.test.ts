/** The sample organisation is what people look at first: it shows everything that a verdict can be. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeRoot } from '../../src/build.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import { levels, states, type WaiverState } from '../../src/model/result.ts'
import { Waiver } from '../../src/model/waiver.ts'
import { project } from '../sites.ts'

const cache = mkdtempSync(join(tmpdir(), 'sample-judged-'))
let judgement: Judgement

beforeAll(async () => {
  const options = { root: project, cache, asOf: '2026-11-26', base: () => '/', rootName: '.', clock: () => 0 }
  judgement = (await judgeRoot(options)).judgement
}, 120_000)

afterAll(() => rmSync(cache, { recursive: true, force: true }))

test('every state', () => {
  expect(states.filter((state) => judgement.counts[state] === 0)).toEqual([])
})

test('every level', () => {
  expect(levels.filter((level) => !judgement.verdicts.some((verdict) => verdict.level === level))).toEqual([])
})

test('a waiver of every kind, and one in every state that it can be in', () => {
  const kinds = new Set(judgement.waivers.map(({ kind }) => kind))
  expect(Waiver.shape.kind.options.filter((kind) => !kinds.has(kind))).toEqual([])
  const seen = new Set(judgement.waivers.map(({ state }) => state))
  const known: WaiverState[] = ['pending', 'active', 'expiring', 'expired', 'stale']
  expect(known.filter((state) => !seen.has(state))).toEqual([])
})

test('a plugin whose review is below what it needs, access that is missing, a connector that drifts, a manifest that cannot be read', () => {
  const failing = (rule: string) =>
    judgement.results.filter((result) => result.rule === rule && result.state !== 'pass' && result.findings.length > 0)
  for (const rule of [
    'has-required-review-tier',
    'audience-is-granted-scopes',
    'connectors-match-standard',
    'has-one-strict-manifest',
  ])
    expect([rule, failing(rule).length > 0]).toEqual([rule, true])
})
