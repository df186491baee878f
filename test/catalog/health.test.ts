/** The records of the health pages: the call, curves and who is still followed, names linked, the three ways of saying nothing. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../src/catalog/context.ts'
import { atRisk, riskTable, shownCurves } from '../../src/catalog/health/curves.ts'
import { healthPages } from '../../src/catalog/health/index.ts'
import { nextWave } from '../../src/catalog/health/next-wave.ts'
import { lifePlot } from '../../src/catalog/health/plots.ts'
import { wavesPage } from '../../src/catalog/health/waves.ts'
import { usageByName } from '../../src/catalog/index.ts'
import { connectorUse, pluginUse, teamUse } from '../../src/catalog/usage.ts'
import type { HealthPages } from '../../src/model/health-page.ts'
import type { CurvePlot } from '../../src/model/metric.ts'
import { read } from '../read/repository.ts'
import { project } from '../sites.ts'
import { contextOf } from './judgement.ts'
import { figure, measurement, result, steps } from './measurement.ts'

let context: Context
let pages: HealthPages
beforeAll(() => {
  const none = { ...contextOf({ plugins: [], library: read(project) }), judgement: null, asOf: '2026-11-26' }
  context = { ...none, health: measurement, usage: usageByName(measurement) }
  pages = healthPages(context)!
})

const plotOf = (curves: CurvePlot['curves']): CurvePlot => ({ id: 'p', title: 'P', x: 'days', y: 'share', curves })
const curve = (teams: number, days: number[], rising = false) => ({
  ...{ id: 'wave-1', label: 'Wave 1: willing', steps: steps(teams, days, rising) },
  until: Math.abs(days.at(-1) ?? 0),
})

describe('the call for the next wave', () => {
  const monitor = (text: string | null, state: 'measured' | 'too-thin' = 'measured') =>
    result('M13', 'scaling-too-fast', { state, figures: [figure('red', 0, { unit: 'count', text })] })

  it.each([
    [monitor('go'), 'go'],
    [monitor('look'), 'look'],
    [monitor('hold'), 'hold'],
    [monitor('cannot say'), 'cannot-say'],
    [monitor(null), 'cannot-say'],
    [monitor('hold', 'too-thin'), 'cannot-say'],
  ])('%#', (metric, call) => {
    expect(nextWave(context, metric)?.call).toBe(call)
  })

  it('names the next planned wave, and none when all have begun', () => {
    expect(nextWave(context, monitor('go'))?.wave).toBeNull()
    const planned = { ...context, asOf: '2026-08-01' }
    expect(nextWave(planned, monitor('go'))?.wave).toEqual({ title: 'Wave 3', start: '2026-09-07' })
  })

  it('shows the signs with their periods, without what only the page of the monitor needs', () => {
    const { signs } = pages.front.next!
    expect(signs?.columns.map(({ label }) => label)).toEqual(['Sign', 'Last 28 days', '84 days before', 'p', 'Signal'])
    expect(signs?.rows[1]).toEqual(['New set-ups that do not conform', 6, 2, 0.004, 'red'])
  })

  it('says nothing where nothing was measured', () => {
    expect(nextWave(context, undefined)).toBeNull()
  })
})

describe('curves', () => {
  const shown = (plot: CurvePlot) => {
    const drawn = shownCurves(plot)
    return drawn.kind === 'curves' ? drawn.curves : []
  }

  it.each<[string, number[], boolean, number]>([
    ['a share that stays begins at all', [12, 20], false, 1],
    ['a share that arrives begins at none', [12, 20], true, 0],
    ['one step is enough to tell, staying', [5, -10], false, 1],
    ['one step is enough to tell, arriving', [5, -10], true, 0],
    ['nobody left yet, staying', [-10, -12], false, 1],
    ['nobody came yet, arriving', [-10, -12], true, 0],
  ])('%s', (_, days, rising, start) => {
    expect(shown(plotOf([curve(3, days, rising)]))[0]?.steps[0]).toEqual({ at: 0, value: start, interval: null })
  })

  it('takes the direction from a curve that tells it', () => {
    const ambiguous = curve(2, [5, -9], true)
    expect(shown(plotOf([ambiguous, curve(4, [3, 6], true)])).map((one) => one.steps[0]?.value)).toEqual([0, 0])
  })

  it('is thin from the day on which fewer than three are left', () => {
    expect(shown(plotOf([curve(4, [12, 20, 35, 60])]))[0]?.thinFrom).toBe(20)
    expect(shown(plotOf([curve(2, [12, 20])]))[0]?.thinFrom).toBe(0)
    expect(shown(plotOf([curve(9, [12, 20])]))[0]?.thinFrom).toBeNull()
  })

  it('counts who is followed on a day', () => {
    const one = curve(4, [8, 14, -30, -31])
    expect([0, 8, 9, 14, 15, 30, 31, 32].map((day) => atRisk(one, day))).toEqual([4, 4, 3, 3, 2, 2, 1, 0])
  })

  it('has a table of those on round days', () => {
    expect(riskTable(plotOf([curve(4, [12, 20, 35, 60])])).rows).toEqual([['Wave 1', 4, 3, 2, 1, 1]])
  })
})

describe('the first page', () => {
  it('asks the three questions first and does not repeat them', () => {
    const { answers, groups } = pages.front
    expect(answers.map(({ id }) => id)).toEqual(['reuse-across-teams', 'time-to-productive', 'vetted-share'])
    const rest = groups.flatMap(({ metrics }) => metrics.map(({ id }) => id))
    expect(rest.filter((id) => answers.some((answer) => answer.id === id))).toEqual([])
    expect(new Set([...rest, ...answers.map(({ id }) => id), 'scaling-too-fast'])).toEqual(
      new Set(measurement.metrics.map(({ id }) => id)),
    )
  })

  it('names the figure of each wave in order, and its not being reached', () => {
    const [, answer] = pages.front.answers
    expect(answer?.waves.map(({ label, figure: { value, text } }) => [label, value ?? text])).toEqual([
      ['Wave 1', 20],
      ['Wave 2', 14],
      ['Wave 3', 'not reached (followed up to 80 days)'],
    ])
    expect(answer?.sentence).toContain('median in Wave 2: 14 days')
  })

  it('marks where a headline was measured otherwise', () => {
    const [answer] = pages.front.answers
    expect(answer?.trail.marks.map(({ day, changed }) => [day, changed])).toEqual([
      ['2026-05-30', null],
      ['2026-06-30', null],
      ['2026-07-30', null],
      ['2026-08-30', null],
      ['2026-09-30', 'rule set 2026.11'],
      ['2026-11-26', 'rule set '],
    ])
  })
})

describe('a page a metric', () => {
  const page = (id: string) => pages.metrics.find((metric) => metric.id === id)!

  it('links names, keeps hidden cells hidden, and says where the CSV is', () => {
    const [table] = page('reuse-across-teams').tables
    expect(table?.csv).toBe('/health/reuse-across-teams/plugins.csv')
    expect(table?.rows.at(-1)).toEqual([
      { title: 'NDA Triage', url: '/plugins/legal-nda-triage/' },
      { title: 'Legal', url: '/teams/legal/' },
      2,
      { suppressed: true },
    ])
  })

  it.each([
    ['reliability', 'too-thin'],
    ['issue-response', 'undefined'],
  ])('%s says nothing, and why', (id, state) => {
    const { headline, plots, waves, reasons, ...rest } = page(id)
    expect([rest.state, headline, plots, waves]).toEqual([state, null, [], []])
    expect(reasons.length).toBeGreaterThan(0)
  })

  it('counts every plugin in one state', () => {
    const plot = lifePlot(measurement.plugins)
    const counts = plot?.kind === 'states' ? plot.rows.map(({ count }) => count) : []
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(measurement.plugins.length)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })
})

describe('the waves', () => {
  it('come with their figures and what they taught', () => {
    const { waves } = wavesPage(context)
    expect(waves.map(({ id, figures }) => [id, figures.map(({ label }) => label)])).toEqual([
      ['wave-1', ['Median, Wave 1, any plugin', 'Wave 1 after 30 days']],
      ['wave-2', ['Median, Wave 2, any plugin']],
      ['wave-3', ['Median, Wave 3, any plugin']],
    ])
    expect(waves[0]?.lessons).toHaveLength(5)
  })

  it('stand without a measurement as well', () => {
    const bare = wavesPage({ ...context, health: null, usage: null })
    expect([bare.next, bare.quality, bare.curves, bare.learning]).toEqual([null, null, [], []])
    expect(bare.waves).toHaveLength(3)
  })
})

describe('usage on other pages', () => {
  it('tells the owner from those who adopted, first comer first', () => {
    const use = pluginUse(context, 'sales-account-brief')
    expect(use?.adopters.slice(0, 2).map(({ team, own }) => [team.title, own])).toEqual([
      ['Sales Enablement', true],
      ['Customer Support', false],
    ])
    expect(use?.defined['M1']).toBe('/health/reuse-across-teams/')
  })

  it('tells what a team imports from what is its own', () => {
    const use = teamUse(context, 'legal')
    expect(use?.own.map(({ plugin }) => plugin.title)).toEqual(['Contract Review', 'NDA Triage'])
    expect(use?.imports.map(({ plugin, owner }) => [plugin.title, owner?.title])).toEqual([
      ['Vendor Onboarding', 'Finance Operations'],
      ['Account Brief', 'Sales Enablement'],
    ])
    expect(use?.lends.map(({ teams }) => teams)).toEqual([2, 1])
  })

  it('is nothing where nothing was read', () => {
    const bare = { ...context, usage: null }
    expect([pluginUse(bare, 'sales-account-brief'), teamUse(bare, 'legal'), connectorUse(bare, 'netsuite')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
