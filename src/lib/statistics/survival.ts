/** How long until something happens, when some are still waiting: Kaplan–Meier curves, medians and restricted means. */
import { z } from './proportion.ts'

/** One that was followed. */
export interface Followed {
  /** Days from the start of its clock to the event, or to the end of follow-up. */
  time: number
  /** Whether it happened; false is right-censored. */
  event: boolean
  /** Days after the start of its clock from which it was watched (left truncation); null when from the start. */
  from: number | null
}

/** What happened at one time; the curve is 1 before the first and flat in between. */
export interface SurvivalStep {
  at: number
  /** Share to which it has not happened, 0..1, from this time on. */
  value: number
  /** Log-log 95 % interval; null where the share is 0 or 1. */
  interval: [low: number, high: number] | null
  /** Followed at this time, before what happened then. */
  atRisk: number
  events: number
  censored: number
}

/** Rounding of products must not decide whether half is reached. */
const rounding = 1e-9

/** Whether one was watched at a time, and nothing had happened to it before. */
export function isAtRisk({ time, from }: Followed, at: number): boolean {
  return time >= at && (from === null || from < at)
}

/**
 * Kaplan–Meier curve: a step at every time at which something happened or follow-up ended. At equal times events come
 * before censorings. Variance by Greenwood's sum. One whose watch began after its end is never at risk and has no step.
 * Kaplan and Meier 1958: Nonparametric estimation from incomplete observations.
 */
export function kaplanMeier(followed: readonly Followed[]): SurvivalStep[] {
  const seen = followed.filter((one) => isAtRisk(one, one.time)).sort((a, b) => a.time - b.time)
  const starts = seen.flatMap(({ from }) => from ?? []).sort((a, b) => a - b)
  let [value, greenwood, ended, waiting] = [1, 0, 0, starts.length]
  const steps: SurvivalStep[] = []
  for (const [at, ending] of Map.groupBy(seen, ({ time }) => time)) {
    while (waiting > 0 && (starts[starts.length - waiting] ?? at) < at) waiting--
    const atRisk = seen.length - ended - waiting
    const events = ending.filter(({ event }) => event).length
    value *= (atRisk - events) / atRisk
    greenwood += events / (atRisk * (atRisk - events))
    ended += ending.length
    steps.push({ at, value, interval: logLog(value, greenwood), atRisk, events, censored: ending.length - events })
  }
  return steps
}

/** Share to which it has not happened by a time, 0..1. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast(({ at }) => at <= time)?.value ?? 1
}

/** First time at which the curve is at one half or below; null when it is not reached. */
export function medianOf(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({ value }) => value <= 0.5 + rounding)?.at ?? null
}

/** Longest follow-up, days; 0 for nobody. */
export function followUpOf(steps: readonly SurvivalStep[]): number {
  return steps.at(-1)?.at ?? 0
}

/** Restricted mean: the area under the curve up to a time, in days. */
export function restrictedMean(steps: readonly SurvivalStep[], until: number): number {
  let [area, height, from] = [0, 1, 0]
  for (const { at, value } of steps) {
    if (at > until) break
    area += height * (at - from)
    height = value
    from = at
  }
  return area + height * (until - from)
}

/** 95 % interval on the log-log scale, which stays within 0..1. */
function logLog(value: number, greenwood: number): [low: number, high: number] | null {
  if (value <= 0 || value >= 1) return null
  const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(value))
  return [value ** Math.exp(half), value ** Math.exp(-half)]
}

/**
 * 95 % interval of the median: from where the lower to where the upper bound of the curve is at one half or below; an
 * end is null when its bound does not get there. Brookmeyer and Crowley 1982, on the log-log scale.
 */
export function medianRange(steps: readonly SurvivalStep[]): [low: number | null, high: number | null] {
  const first = (bound: (step: SurvivalStep) => number | undefined) =>
    steps.find((step) => (step.value === 0 ? 0 : (bound(step) ?? 1)) <= 0.5 + rounding)?.at ?? null
  return [first(({ interval }) => interval?.[0]), first(({ interval }) => interval?.[1])]
}
