/** The records of the report: everything adds up, nothing is lost, what needs a hand comes first. */
import { describe, expect, it, test } from 'vitest'
import { judgedOf } from '../../src/catalog/compliance/judged.ts'
import { makeCatalog } from '../../src/catalog/index.ts'
import { stateLetters } from '../../src/model/compliance.ts'
import type { Policy } from '../../src/model/policy.ts'
import { states } from '../../src/model/result.ts'
import { acme, asOf, contextOf, type Drawn, resultsOf, reviewed, rules, waiver } from './judgement.ts'

const unreviewed = { ...reviewed, achieved: 'T0', review: null, reviewFault: 'never reviewed' } as const
const drawn: Drawn = {
  plugins: [
    ['finance-expense-check', 'ppnng', 'silver'],
    ['finance-month-end', 'ffwpg', 'listed', unreviewed],
    ['support-ticket-triage', 'ppcfn', 'bronze'],
  ],
  waivers: [
    waiver('finance-month-end', 'links-resolve', {}),
    waiver('support-ticket-triage', 'links-resolve', { state: 'expired', expires: '2026-11-10', daysLeft: -12 }),
    waiver('finance-archive', 'has-owner', { state: 'pending', approvedBy: null, created: '2026-11-25' }),
  ],
}
const catalog = makeCatalog(contextOf(drawn))
const report = catalog.compliance!
const pageOf = (name: string) => catalog.plugins.find((plugin) => plugin.name === name)!
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)

describe('sums', () => {
  const { overview, plugins, teams, byRule } = report
  test.each(states)('%s adds up by plugin, by team, by rule and over all', (state) => {
    expect(sum(plugins.map(({ counts }) => counts[state]))).toBe(overview.counts[state])
    expect(sum(teams.map(({ counts }) => counts[state]))).toBe(overview.counts[state])
    expect(sum(byRule.map(({ counts }) => counts[state]))).toBe(overview.counts[state])
    const letters = plugins.map(({ cells }) => cells).join('')
    expect([...letters].filter((letter) => letter === stateLetters[state])).toHaveLength(overview.counts[state])
  })
  it('has a cell for every plugin and rule', () => {
    expect(plugins.map(({ cells }) => cells.length)).toEqual(plugins.map(() => rules.length))
    expect(byRule.map(({ counts }) => sum(Object.values(counts)))).toEqual(rules.map(() => plugins.length))
  })
  it('has every plugin at one level, in one team', () => {
    expect(sum(overview.levels.map((one) => one.plugins))).toBe(plugins.length)
    expect(sum(teams.map((team) => team.plugins))).toBe(plugins.length)
    expect(teams.map(({ levels }) => sum(Object.values(levels)))).toEqual(teams.map((team) => team.plugins))
  })
  it('adds figures up', () => {
    expect([overview.strict, overview.effective]).toEqual([
      { passed: 5, of: 10 },
      { passed: 6, of: 10 },
    ])
  })
})

describe('order', () => {
  it('by plugin: lowest level first', () => {
    expect(report.plugins.map(({ plugin, level }) => [plugin.title, level])).toEqual([
      ['Month-end Close', 'listed'],
      ['Ticket Triage', 'bronze'],
      ['Expense Check', 'silver'],
    ])
  })
  it('by rule: most failing first, then most waived', () => {
    expect(report.byRule.map(({ id }) => id)).toEqual([
      'has-owner',
      'declares-data',
      'has-support-channel',
      'links-resolve',
      'local-servers-are-pinned',
    ])
  })
  it('review tiers: gaps first, with what causes them', () => {
    expect(report.tiers.map(({ plugin, short, causes }) => [plugin.title, short, causes])).toEqual([
      ['Month-end Close', true, ['data class', 'capability']],
      ['Expense Check', false, []],
      ['Ticket Triage', false, []],
    ])
  })
  it('waivers: what needs a hand first, with their age', () => {
    expect(report.waivers.map(({ plugin, state, age }) => [plugin.title, plugin.url, state, age])).toEqual([
      ['Ticket Triage', '/plugins/support-ticket-triage/', 'expired', 21],
      ['finance-archive', null, 'pending', -3],
      ['Month-end Close', '/plugins/finance-month-end/', 'active', 21],
    ])
    expect(report.waiverCounts).toEqual({ expired: 1, expiring: 0, stale: 0, pending: 1, active: 1 })
  })
})

describe('overview', () => {
  const { overview } = report
  it('says how many meet the minimum, and what fails most', () => {
    expect([overview.meetMinimum, overview.failing]).toEqual([2, 3])
    expect(overview.failsMost[0]).toEqual({
      rule: { title: 'has-owner', url: '/standards/has-owner/' },
      title: 'has owner',
      plugins: 1,
    })
  })
  it('says what ends within thirty days, soonest first; what does not count does not end', () => {
    expect(overview.soon.map(({ day, daysLeft, what, note }) => [day, daysLeft, what.title, note])).toEqual([
      ['2026-11-30', 8, 'Month-end Close', 'waiver of links-resolve ends'],
      ['2026-12-11', 19, 'Expense Check', 'review at T2 ends'],
      ['2026-12-11', 19, 'Ticket Triage', 'review at T2 ends'],
    ])
  })
  it.each([
    ['2026-12-22', ['begins to bind, 2 plugins not ready']],
    ['2026-12-23', []],
    ['2026-11-22', []],
  ])('a rule that binds from %s', (day, notes) => {
    const policy: Policy = { ...acme.org.policy!, enforceFrom: { 'local-servers-are-pinned': day } }
    const library = { ...acme, org: { ...acme.org, policy } }
    const { soon } = makeCatalog(contextOf({ ...drawn, library })).compliance!.overview
    expect(soon.filter(({ kind }) => kind === 'rule').map(({ note }) => note)).toEqual(notes)
  })
})

describe('a plugin', () => {
  const verdict = pageOf('finance-month-end').verdict!
  it('has its level on its page, its card and in the filters', () => {
    expect(catalog.cards.map(({ title, level, facets }) => [title, level, facets['level']])).toEqual([
      ['Expense Check', 'silver', ['silver']],
      ['Month-end Close', 'listed', ['listed']],
      ['Ticket Triage', 'bronze', ['bronze']],
    ])
    expect(catalog.facets.find(({ id }) => id === 'level')?.values).toHaveLength(3)
  })
  it('has the way to the next level, least effort first', () => {
    expect(verdict.steps.map(({ id, effort, first }) => [id, effort, first])).toEqual([
      ['has-owner', 'S', 'mend has-owner'],
      ['links-resolve', 'M', 'mend links-resolve'],
      ['declares-data', 'L', 'mend declares-data'],
    ])
  })
  it('has every cell in one list', () => {
    const { open, holds, notApplicable } = verdict
    const listed = [...Object.values(open).flatMap((cells) => cells.map(({ id }) => id)), ...holds, ...notApplicable]
    expect(listed.sort()).toEqual(rules.map(({ id }) => id).sort())
    expect(open.waived.map(({ id, findings }) => [id, findings[0]?.waived])).toEqual([['links-resolve', true]])
  })
  it('says what holds it back where the checks have nothing to look at', () => {
    const context = contextOf({
      ...drawn,
      plugins: [['finance-expense-check', 'npppp', 'listed'], ...drawn.plugins.slice(1)],
    })
    const verdicts = context.judgement!.verdicts.map((one, i) =>
      i === 0 ? { ...one, toNextLevel: ['has-owner'] } : one,
    )
    const { plugins, compliance } = makeCatalog({ ...context, judgement: { ...context.judgement!, verdicts } })
    expect(plugins[0]!.verdict!.steps.map(({ first, at }) => [first, at])).toEqual([
      ['it is a draft: publish it when it is ready', '#standards'],
    ])
    const row = compliance!.plugins.find(({ plugin }) => plugin.title === 'Expense Check')
    expect(row!.inTheWay[0]!.url).toBe('/plugins/finance-expense-check/#standards')
  })
  it('has its own waivers only', () => {
    expect(verdict.waivers.map(({ rule }) => rule.title)).toEqual(['links-resolve'])
  })
  it('keeps findings of reading that no rule took up', () => {
    const [first] = resultsOf('finance-expense-check', 'fpppp')
    const taken = { ...first!.findings[0]! }
    const left = { ...taken, rule: 'text-is-utf8', message: 'file starts with a byte-order mark' }
    const plugins = acme.plugins.map((plugin, i) => (i === 0 ? { ...plugin, findings: [taken, left] } : plugin))
    const given: Drawn = { ...drawn, library: { ...acme, plugins } }
    given.plugins = [['finance-expense-check', 'fpppp', 'listed'], ...drawn.plugins.slice(1)]
    const { others } = makeCatalog(contextOf(given)).plugins[0]!.verdict!
    expect(others.map(({ message }) => message)).toEqual(['file starts with a byte-order mark'])
  })
})

describe('a rule', () => {
  const pageOfRule = (id: string) => catalog.standards.find((page) => page.id === id)!
  it('says its severity tier by tier', () => {
    expect(pageOfRule('links-resolve').severity.map(({ severity }) => severity)).toEqual([
      null,
      'warning',
      'error',
      'error',
    ])
  })
  it('says when it binds and how long it may be waived', () => {
    expect([pageOfRule('has-owner').binds, pageOfRule('has-owner').waiverDays]).toEqual([{ when: 'now' }, null])
    expect(pageOfRule('local-servers-are-pinned').binds).toEqual({ when: 'unset' })
    expect(pageOfRule('links-resolve').waiverDays?.map(({ tier, days }) => [tier, days])).toEqual([
      ['T1', 90],
      ['T2', 90],
      ['T3', 30],
    ])
  })
  it('says who is open now, and whether it is waived too often', () => {
    const { open, waiverRate, oftenWaived } = pageOfRule('links-resolve')
    expect(open.map(({ plugin, state }) => [plugin.url, state])).toEqual([
      ['/plugins/support-ticket-triage/#links-resolve', 'could-not-run'],
      ['/plugins/finance-month-end/#links-resolve', 'waived'],
    ])
    expect([waiverRate, oftenWaived]).toEqual([0.5, true])
  })
  it('links addresses and issues, and nothing else', () => {
    expect(pageOfRule('declares-data').sources.map(({ url }) => url)).toEqual([
      'https://semver.org',
      'https://github.com/anthropics/claude-code/issues/32983',
      null,
    ])
  })
  it('keeps what belongs to no plugin', () => {
    const [cell] = resultsOf('nobody', 'fpppp')
    const loose = [{ ...cell!, plugin: null }]
    const { standards, compliance } = makeCatalog(contextOf({ ...drawn, loose }))
    expect(standards[0]?.loose.map(({ message }) => message)).toEqual(['has-owner does not hold'])
    expect(compliance?.loose.map(({ message }) => message)).toEqual(['has-owner does not hold'])
    expect(compliance?.overview.counts).toEqual(report.overview.counts)
  })
})

describe('odd estates', () => {
  it('says nothing of standards where nothing was judged', () => {
    const { compliance, standards, plugins, cards } = makeCatalog({ ...contextOf(drawn), judgement: null })
    expect([compliance, standards, plugins[0]?.verdict, cards[0]?.level]).toEqual([null, [], null, null])
  })
  it('gives two plugins of one name each its own cells', () => {
    const [check, close] = acme.plugins
    const library = { ...acme, plugins: [check!, close!, { ...close!, slug: 'finance-month-end-2' }] }
    const context = contextOf({
      library,
      plugins: [
        ['finance-expense-check', 'ppppp', 'gold'],
        ['finance-month-end', 'fpppp', 'listed'],
        ['finance-month-end', 'ppfpp', 'bronze'],
      ],
    })
    const cells = judgedOf(context)!.plugins.map((own) => own.cells.map(({ state }) => stateLetters[state]).join(''))
    expect(cells).toEqual(['ppppp', 'fpppp', 'ppfpp'])
  })
  it('stops at a missing cell', () => {
    const context = contextOf(drawn)
    const judgement = { ...context.judgement!, results: context.judgement!.results.slice(1) }
    expect(() => makeCatalog({ ...context, judgement, asOf })).toThrow(
      'internal: 4 cells of "finance-expense-check" were judged, expected 5',
    )
  })
  it('does with no plugin at all', () => {
    const { overview, plugins } = makeCatalog(contextOf({ plugins: [], library: { ...acme, plugins: [] } })).compliance!
    expect([overview.meetMinimum, overview.strict, plugins]).toEqual([0, { passed: 0, of: 0 }, []])
  })
})
