/** How a waiver stands on the day of the run, and what it covers. */
import { daysBetween } from '../lib/days.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Policy } from '../model/policy.ts'
import type { Result, WaiverState, WaiverUse } from '../model/result.ts'
import type { PlacedWaiver, Waiver } from '../model/waiver.ts'

/**
 * Days are whole and UTC: a waiver counts through its last day. `passes` says that nothing it covers is found; `content`
 * is the plugin's digest, null when there is no such plugin.
 */
export function waiverState(
  waiver: Waiver,
  asOf: string,
  policy: Policy,
  passes: boolean,
  content: string | null,
): WaiverState {
  if (asOf > waiver.expires || (waiver.digest !== undefined && waiver.digest !== content)) return 'expired'
  if (waiver.approvedBy === undefined || asOf < waiver.created) return 'pending'
  if (passes) return 'stale'
  return daysBetween(asOf, waiver.expires) <= policy.waivers.expiring ? 'expiring' : 'active'
}

/** Whether a waiver is meant for what is found in a file, named from the plugin. */
export function covers({ path }: Waiver, file: string | null): boolean {
  return path === undefined || path === file
}

/** Every waiver with its standing, once every cell is judged. */
export function standings<W extends Waiver>(
  waivers: readonly W[],
  results: readonly Result[],
  plugins: readonly Pick<Plugin, 'name' | 'digest' | 'source'>[],
  policy: Policy,
  asOf: string,
): { waiver: W; state: WaiverState }[] {
  const named = new Set<string | null>(waivers.map(({ plugin }) => plugin))
  const cells = Map.groupBy(
    results.filter(({ plugin }) => named.has(plugin)),
    ({ plugin, rule }) => `${plugin} ${rule}`,
  )
  const byName = new Map(plugins.map((plugin) => [plugin.name, plugin]))
  return waivers.map((waiver) => {
    const plugin = byName.get(waiver.plugin)
    const own = cells.get(`${waiver.plugin} ${waiver.rule}`) ?? []
    const idle = own.length > 0 && own.every((cell) => isIdle(waiver, cell, plugin?.source))
    return { waiver, state: waiverState(waiver, asOf, policy, idle, plugin?.digest ?? null) }
  })
}

/** Whether nothing that the waiver covers is found: its cell passes, or fails elsewhere. */
function isIdle(waiver: Waiver, { state, findings }: Result, source: Plugin['source'] | undefined): boolean {
  if (state === 'pass') return true
  const folder = source?.kind === 'local' && source.path !== '.' ? `${source.path}/` : ''
  const inside = (file: string | null) => (file?.startsWith(folder) === true ? file.slice(folder.length) : file)
  return findings.length > 0 && !findings.some(({ file }) => covers(waiver, inside(file)))
}

/** Whether a waiver in this state changes a verdict. */
export function counts(state: WaiverState): boolean {
  return state === 'active' || state === 'expiring'
}

export function waiverUse(waiver: PlacedWaiver, asOf: string, state: WaiverState): WaiverUse {
  return {
    kind: waiver.kind,
    reason: waiver.reason,
    requestedBy: waiver.requestedBy,
    approvedBy: waiver.approvedBy ?? null,
    created: waiver.created,
    expires: waiver.expires,
    state,
    daysLeft: daysBetween(asOf, waiver.expires),
    issue: waiver.issue ?? null,
    file: waiver.file,
    line: waiver.line,
  }
}
