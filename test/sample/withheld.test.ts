/** Withholding names moves the point of a figure and never the true value out of its bounds. */
import { describe, expect, test } from 'vitest'
import { brightwater } from '../../scripts/sample-usage/brightwater/story.ts'
import { simulate } from '../../scripts/sample-usage/simulate.ts'
import type { Story } from '../../scripts/sample-usage/story.ts'
import { truthOf } from '../../scripts/sample-usage/truth.ts'
import { metricIn } from '../metrics/given.ts'
import { approvals, asOf, headline, library, measuredEvents } from './measured.ts'

/** The same story with so many more sessions that name nothing. */
function withholding(share: number): Story {
  const teams = brightwater.teams.map((team) => ({ ...team, withheld: share }))
  return { ...brightwater, teams, trouble: { ...brightwater.trouble, withheldBefore: share } }
}

// The gate lets nothing through below 80 % coverage; it is lowered for none of these.
const cases = [
  { share: 0, seed: 1 },
  { share: 0.05, seed: 2 },
  { share: 0.1, seed: 3 },
  { share: 0.15, seed: 4 },
]

describe.each(cases)('with $share of sessions withheld, seed $seed', ({ share, seed }) => {
  const simulation = simulate(withholding(share), seed)
  const truth = truthOf(simulation, approvals, asOf)
  const measured = measuredEvents(simulation.events)

  test('coverage is what was planted', async () => {
    const { quality } = await measured
    expect(quality.runs.qualifying).toBe(truth.runs)
    expect(quality.coverage).toBeCloseTo(1 - truth.withheld / truth.runs, 12)
  })

  test('the true vetted share is within the bounds', async () => {
    const { value, bounds } = headline(await measured, 'vetted-share')
    expect(bounds?.[0]).toBeLessThanOrEqual(truth.vettedShare)
    expect(bounds?.[1]).toBeGreaterThanOrEqual(truth.vettedShare)
    if (share === 0) expect(value).toBeCloseTo(truth.vettedShare, 12)
    else expect(value).not.toBeCloseTo(truth.vettedShare, 12)
  })

  test('the true reuse rate is within the bounds', async () => {
    const rate = headline(await measured, 'reuse-across-teams')
    const eligible = metricIn(await measured, 'reuse-across-teams').tables[0]?.rows.filter((row) =>
      row.includes('eligible'),
    )
    const owners = new Map(library.plugins.map(({ name, manifest }) => [name, manifest?.owner]))
    const reused = (eligible ?? []).filter(([name]) => {
      const plugin = String(name)
      return [...(truth.reach.get(plugin) ?? [])].some((team) => team !== owners.get(plugin))
    })
    const trulyReused = reused.length / (eligible?.length ?? 0)
    expect(rate.bounds?.[0]).toBeLessThanOrEqual(trulyReused)
    expect(rate.bounds?.[1]).toBeGreaterThanOrEqual(trulyReused)
  })

  test('every team is productive on the planted day', async () => {
    const teams = metricIn(await measured, 'time-to-productive').tables.find(({ id }) => id.startsWith('teams'))
    const at = teams?.columns.findIndex(({ id }) => id === 'reached') ?? -1
    expect(new Map(teams?.rows.map((row) => [row[0], row[at]]))).toEqual(
      new Map(brightwater.teams.map(({ id, productive }) => [id, productive])),
    )
  })
})

test('below four fifths of coverage nothing is said', async () => {
  const { metrics } = await measuredEvents(simulate(withholding(0.3), 5).events)
  const { state, reasons } = metrics.find(({ id }) => id === 'vetted-share') ?? {}
  expect(state).toBe('too-thin')
  expect(reasons?.join(' ')).toContain('OTEL_LOG_TOOL_DETAILS=1')
})
