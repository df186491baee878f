/** How long checks fail until they hold, from the recorded days and the verdicts of the run. */
import { daysBetween } from '../lib/days.ts'
import type { Followed } from '../lib/statistics/survival.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Waiver } from '../model/waiver.ts'

/** One stretch of days on which a rule failed for a plugin. */
export interface Failing {
  plugin: string
  rule: string
  followed: Followed
}

/** What one recorded day says, or the run itself. */
interface Day {
  day: string
  rules: ReadonlySet<string>
  failing: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Every stretch, from the first day on which it was recorded to the first on which the check held. It is censored where
 * nobody mended anything: when it fails to this day, when plugin or rule went away, and when a waiver took over. Days
 * between records are not known, so a time is that between records.
 */
export function stretchesOf(history: readonly Snapshot[], judgement: Judgement, waivers: readonly Waiver[]): Failing[] {
  const days = [...history.filter(({ asOf }) => asOf < judgement.asOf).map(recorded), presentDay(judgement)]
  const open = new Map<string, { plugin: string; rule: string; since: string; last: string }>()
  const done: Failing[] = []
  for (const { day, rules, failing } of days) {
    for (const [key, { plugin, rule, since, last }] of open) {
      if (failing.get(plugin)?.has(rule) === true) continue
      const isMended = failing.has(plugin) && rules.has(rule) && !isWaived(waivers, plugin, rule, day)
      const time = daysBetween(since, isMended ? day : last)
      done.push({ plugin, rule, followed: { time, event: isMended, from: null } })
      open.delete(key)
    }
    for (const [plugin, its] of failing) {
      for (const rule of its) {
        const key = `${plugin} ${rule}`
        open.set(key, { plugin, rule, since: open.get(key)?.since ?? day, last: day })
      }
    }
  }
  for (const { plugin, rule, since, last } of open.values())
    done.push({ plugin, rule, followed: { time: daysBetween(since, last), event: false, from: null } })
  return done
}

function recorded({ asOf, rules, plugins }: Snapshot): Day {
  return {
    day: asOf,
    rules: new Set(rules),
    failing: new Map(plugins.map(({ name, failing }) => [name, new Set(failing)])),
  }
}

function presentDay({ asOf, rules, verdicts, results }: Judgement): Day {
  const failing = new Map(verdicts.map(({ name }) => [name, new Set<string>()]))
  for (const { plugin, rule, state } of results) {
    if (state === 'fail' && plugin !== null) failing.get(plugin)?.add(rule)
  }
  return { day: asOf, rules: new Set(rules.map(({ id }) => id)), failing }
}

function isWaived(waivers: readonly Waiver[], plugin: string, rule: string, day: string): boolean {
  return waivers.some(
    (waiver) =>
      waiver.plugin === plugin &&
      waiver.rule === rule &&
      waiver.approvedBy !== undefined &&
      waiver.created <= day &&
      day <= waiver.expires,
  )
}
