/** Survival as figures and curves: medians that may not be reached, and steps as they are drawn. */
import { followUpOf, medianOf, medianRange, type SurvivalStep } from '../lib/statistics/survival.ts'
import type { Curve, Figure, Step } from '../model/metric.ts'
import { undefinedOf } from './figures.ts'

/** Median in days with its interval; where half is not reached, how far one has looked. */
export function medianFigure(label: string, steps: readonly SurvivalStep[]): Figure {
  const median = medianOf(steps)
  const shared = { ...undefinedOf(label, 'days', notReached(steps)), n: steps[0]?.atRisk ?? 0 }
  if (median === null) return shared
  const [low, high] = medianRange(steps)
  return { ...shared, value: median, text: null, interval: low === null || high === null ? null : [low, high] }
}

export function notReached(steps: readonly SurvivalStep[]): string {
  const days = Math.floor(followUpOf(steps))
  return steps.length === 0
    ? 'nobody was followed'
    : `not reached (followed up to ${days} ${days === 1 ? 'day' : 'days'})`
}

/** The share to which it has not happened. */
export function survivalCurve(id: string, label: string, steps: readonly SurvivalStep[]): Curve {
  return { id, label, steps: steps.map((step) => ({ ...step })), until: followUpOf(steps) }
}

/** The share to which it has happened: 1 − S, bounds turned round. */
export function arrivalCurve(id: string, label: string, steps: readonly SurvivalStep[]): Curve {
  const turned = steps.map(
    ({ value, interval, ...step }): Step => ({
      ...step,
      value: 1 - value,
      interval: interval === null ? null : [1 - interval[1], 1 - interval[0]],
    }),
  )
  return { id, label, steps: turned, until: followUpOf(steps) }
}

/** Steps at fractions of days brought together by whole days: what happened within a day stands at its end. */
export function byDay(steps: readonly SurvivalStep[]): SurvivalStep[] {
  return [...Map.groupBy(steps, ({ at }) => Math.ceil(at))].map(([at, within]) => ({
    ...within.at(-1)!,
    at,
    atRisk: within[0]!.atRisk,
    events: within.reduce((sum, { events }) => sum + events, 0),
    censored: within.reduce((sum, { censored }) => sum + censored, 0),
  }))
}
