/** The review tier that a plugin needs, computed from what it touches and does, and the tier that its reviews give. */
import { dayAfter } from '../lib/days.ts'
import { counted, listed } from '../lib/text.ts'
import type { Org } from '../model/library.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Policy } from '../model/policy.ts'
import { type Tier, type TierDerivation, type TierInput, tiers } from '../model/result.ts'
import type { Review } from '../model/review.ts'

/** The higher of tiers. */
export function highest(of: readonly Tier[]): Tier {
  return of.reduce((top, tier) => (tiers.indexOf(tier) > tiers.indexOf(top) ? tier : top), 'T0')
}

export function deriveTier(plugin: Plugin, org: Org, policy: Policy, asOf: string): TierDerivation {
  const inputs = [
    dataClass(plugin.manifest, org, policy, plugin),
    capability(plugin.manifest, org),
    code(plugin),
    audience(plugin.manifest, org),
    toxicFlow(plugin, org, policy),
  ]
  const achieved = achievedTier(org.reviews.get(plugin.name) ?? [], plugin.digest, policy, asOf)
  return { required: highest(inputs.map(({ tier }) => tier)), inputs, ...achieved }
}

/** The last day on which a review counts. */
export function reviewEnd(review: Review, policy: Policy): string {
  const term = dayAfter(review.date, policy.reviews.days[review.tier])
  return review.expires !== undefined && review.expires < term ? review.expires : term
}

function achievedTier(
  reviews: readonly Review[],
  digest: string,
  policy: Policy,
  asOf: string,
): Omit<TierDerivation, 'required' | 'inputs'> {
  const dated = reviews.filter(({ date }) => date <= asOf)
  const current = dated.filter((review) => review.digest === digest && reviewEnd(review, policy) >= asOf)
  const best = current.toSorted((a, b) => tiers.indexOf(b.tier) - tiers.indexOf(a.tier))[0]
  if (best !== undefined) {
    const reviewers = best.reviewers.map(({ name, role }) => `${name} (${role})`)
    return {
      achieved: best.tier,
      review: { tier: best.tier, date: best.date, expires: reviewEnd(best, policy), reviewers },
      reviewFault: null,
    }
  }
  const last = dated.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0]
  const fault =
    last === undefined
      ? 'never reviewed'
      : last.digest === digest
        ? `the review of ${last.date} ended on ${reviewEnd(last, policy)}`
        : `its content changed since the review of ${last.date}`
  return { achieved: 'T0', review: null, reviewFault: fault }
}

/** Classes of the connectors it uses count too, declared or found. */
function dataClass(manifest: Manifest | null, org: Org, policy: Policy, plugin: Plugin): TierInput {
  const used = new Set([...(manifest?.connectors ?? []).map(({ id }) => id), ...plugin.servers.map(({ name }) => name)])
  const reached = org.connectors.filter(
    ({ id, servers = [] }) => used.has(id) || servers.some((name) => used.has(name)),
  )
  const classes = [
    ...(manifest?.dataTouched ?? []).map((item) => item.class),
    ...reached.map((connector) => connector.class),
  ]
  const ranks = policy.dataClasses.map(({ id }) => id)
  const top = Math.max(-1, ...classes.map((one) => ranks.indexOf(one)))
  const fromTop = ranks.length - 1 - top
  const tier = top < 0 ? 'T1' : fromTop === 0 ? 'T3' : fromTop === 1 ? 'T2' : 'T1'
  return { input: 'data class', value: ranks[top] ?? 'none', tier }
}

function capability(manifest: Manifest | null, org: Org): TierInput {
  const declared = (manifest?.dataTouched ?? []).flatMap(({ operations }) => operations)
  const scoped = (manifest?.connectors ?? []).flatMap(({ id, scopes = [] }) => {
    const known = org.connectors.find((connector) => connector.id === id)?.scopes ?? []
    return known.filter((scope) => scopes.includes(scope.id)).map(({ operation }) => operation)
  })
  const operations = new Set([...declared, ...scoped])
  const grave = (['delete', 'send', 'pay'] as const).filter((one) => operations.has(one))
  if (grave.length > 0) return { input: 'capability', value: listed(grave), tier: 'T3' }
  return operations.has('write')
    ? { input: 'capability', value: 'write', tier: 'T2' }
    : { input: 'capability', value: 'read', tier: 'T1' }
}

/** A hook without matcher sees everything; a local server fetched at start brings code nobody has read. */
function code({ hooks, servers }: Plugin): TierInput {
  const local = servers.filter(({ transport }) => transport === 'stdio' || transport === 'bundle')
  const broad = hooks.filter(({ matcher }) => matcher === null || matcher === '' || matcher === '*')
  const downloads = local.filter(
    ({ command }) => command !== null && /\b(curl|wget|git clone|pip install|npm install)\b/.test(command),
  )
  if (broad.length > 0)
    return { input: 'code', value: counted(broad.length, 'hook on everything', 'hooks on everything'), tier: 'T3' }
  if (downloads.length > 0) return { input: 'code', value: 'a server that downloads software', tier: 'T3' }
  const parts = [
    hooks.length > 0 ? counted(hooks.length, 'hook') : '',
    local.length > 0 ? counted(local.length, 'local server') : '',
  ]
  const value = listed(parts.filter((part) => part !== ''))
  return value === '' ? { input: 'code', value: 'none', tier: 'T1' } : { input: 'code', value, tier: 'T2' }
}

function audience(manifest: Manifest | null, org: Org): TierInput {
  if (manifest === null) return { input: 'audience', value: 'not described', tier: 'T2' }
  if (manifest.audience === 'everyone')
    return { input: 'audience', value: counted(org.teams.length, 'team'), tier: 'T2' }
  const others = manifest.audience.filter((team) => team !== manifest.owner)
  return others.length === 0
    ? { input: 'audience', value: 'the owner alone', tier: 'T1' }
    : {
        input: 'audience',
        value: counted(manifest.audience.length, 'team'),
        tier: manifest.audience.length > 1 ? 'T2' : 'T1',
      }
}

/** Sensitive data, content from outside, and a way out: together they let a stranger's text carry data away. */
function toxicFlow(plugin: Plugin, org: Org, policy: Policy): TierInput {
  const touched = plugin.manifest?.dataTouched ?? []
  const sensitive = touched.some(
    (item) => policy.dataClasses.findIndex(({ id }) => id === item.class) >= policy.dataClasses.length - 2,
  )
  const untrusted = plugin.servers.some(({ name }) => /mail|zendesk|ticket|web|browser|search|slack|chat/i.test(name))
  const known = new Set(org.connectors.flatMap(({ hosts }) => hosts))
  const leaves =
    plugin.egress.some((host) => !known.has(host)) || touched.some(({ operations }) => operations.includes('send'))
  const flows = sensitive && untrusted && leaves
  return {
    input: 'toxic flow',
    value: flows ? 'sensitive data, outside content and a way out' : 'no',
    tier: flows ? 'T3' : 'T0',
  }
}
