/** What makes a waiver count for less than it says: its target, its people, its term. */
import { dayAfter } from '../lib/days.ts'
import { counted, nearest, quoted } from '../lib/text.ts'
import type { Team } from '../model/team.ts'
import type { PlacedWaiver, Waiver } from '../model/waiver.ts'
import type { Whole } from './rule.ts'
import { person } from './teams.ts'

export interface WaiverFault {
  message: string
  fix: string
}

/** Every fault of one waiver; `others` are those of the same plugin and rule. */
export function waiverFaults(waiver: PlacedWaiver, others: readonly Waiver[], whole: Whole): WaiverFault[] {
  return [...targetFaults(waiver, others, whole), ...peopleFaults(waiver, others, whole), ...termFaults(waiver, whole)]
}

function targetFaults(
  { rule, plugin, path, digest, created, renews, expires }: Waiver,
  others: readonly Waiver[],
  { rules, subjects }: Whole,
): WaiverFault[] {
  const faults: WaiverFault[] = []
  const known = rules.get(rule)
  if (known === undefined) {
    const meant = nearest(rule, [...rules.keys()])
    faults.push({
      message: `waiver names rule ${quoted(rule)}, which does not exist`,
      fix: meant === undefined ? 'remove it' : `write rule: ${meant}`,
    })
  } else if (!known.waivable)
    faults.push({ message: `rule ${quoted(rule)} cannot be waived`, fix: 'remove the waiver, and mend the plugin' })
  const subject = subjects.find((one) => one.plugin.name === plugin)
  if (subject === undefined) {
    const meant = nearest(
      plugin,
      subjects.map((one) => one.plugin.name),
    )
    faults.push({
      message: `waiver names plugin ${quoted(plugin)}, which does not exist`,
      fix: meant === undefined ? 'remove it' : `write plugin: ${meant}`,
    })
  } else if (path !== undefined && !subject.plugin.files.some((file) => file.path === path)) {
    faults.push({
      message: `waiver names file ${quoted(path)}, which ${quoted(plugin)} has not`,
      fix: 'correct the path, or remove the waiver',
    })
  }
  const twin = others.find(
    (one) =>
      one.path === path &&
      one.digest === digest &&
      one.created <= expires &&
      created <= one.expires &&
      one.created !== renews &&
      one.renews !== created,
  )
  if (twin !== undefined)
    faults.push({ message: `waiver for ${quoted(rule)} is there twice for the same days`, fix: 'keep one of the two' })
  return faults
}

function peopleFaults(
  { requestedBy, approvedBy, plugin, renews }: Waiver,
  others: readonly Waiver[],
  { listed, org }: Whole,
): WaiverFault[] {
  if (approvedBy === undefined) return []
  if (person(approvedBy) === person(requestedBy))
    return [
      {
        message: `waiver was requested and approved by ${quoted(approvedBy)}`,
        fix: 'have it approved by somebody else',
      },
    ]
  const teams = org.teams.filter((team) => isIn(approvedBy, team))
  if (teams.length === 0)
    return [
      {
        message: `approver ${quoted(approvedBy)} is in no team of org/teams.yaml`,
        fix: 'have it approved by somebody of the central team',
      },
    ]
  const roles = new Set(teams.flatMap(({ roles: theirs = [] }) => theirs))
  const tier = listed.get(plugin)?.requiredTier ?? 'T1'
  const needed: readonly string[] =
    tier === 'T3' ? ['steward'] : tier === 'T2' ? ['standards', 'steward'] : ['peer', 'standards', 'steward']
  if (![...roles].some((role) => needed.includes(role)))
    return [
      {
        message: `approver ${quoted(approvedBy)} has no role that suits tier ${tier}`,
        fix: `have it approved by ${tier === 'T3' ? 'a steward' : 'the standards team'}`,
      },
    ]
  const before = renews === undefined ? undefined : others.find(({ created }) => created === renews)
  if (before?.renews !== undefined && !roles.has('steward'))
    return [
      {
        message: 'waiver is renewed for the second time without a steward',
        fix: 'have it approved by a steward, or mend the plugin',
      },
    ]
  return []
}

function termFaults(
  { plugin, created, expires, committed }: PlacedWaiver,
  { listed, policy, asOf }: Whole,
): WaiverFault[] {
  if (created > asOf)
    return [{ message: `waiver begins on ${created}, which is in the future`, fix: `write created: ${asOf}` }]
  if (expires < created) return [{ message: `waiver ends on ${expires}, before it begins`, fix: 'correct the dates' }]
  if (committed !== undefined && dayAfter(created, policy.waivers.backdating) < committed)
    return [
      {
        message: `waiver says that it began on ${created}, but is in the repository only since ${committed}`,
        fix: `write created: ${committed}`,
      },
    ]
  const tier = listed.get(plugin)?.requiredTier ?? 'T1'
  const cap = policy.waivers.cap[tier === 'T0' ? 'T1' : tier]
  const last = dayAfter(created, cap)
  if (expires <= last) return []
  return [
    {
      message: `waiver ends on ${expires}, later than the ${counted(cap, 'day')} of tier ${tier} allow`,
      fix: `write expires: ${last}`,
    },
  ]
}

function isIn(name: string, { maintainers = [], lead }: Team): boolean {
  return [...maintainers, ...(lead === undefined ? [] : [lead])].some((one) => person(one) === person(name))
}
