/** Profiles of plugins, teams and connectors of the sample organisation, made by hand. */
import { dayAfter } from '../../src/lib/days.ts'
import type { Cell, Figure } from '../../src/model/metric.ts'
import type { ConnectorUsage, LifeState, PluginUsage, TeamUsage } from '../../src/model/plugin-usage.ts'

const hidden: Cell = { suppressed: true }

function share(label: string, k: number, n: number, low: number, high: number): Figure {
  return { label, unit: 'share', value: k / n, text: null, k, n, interval: [low, high], bounds: null }
}

/** Plugin, life state, owner, other teams that use it. */
const lives: [plugin: string, life: LifeState, owner: string, others: string[]][] = [
  [
    'sales-account-brief',
    'reused',
    'sales-enablement',
    ['customer-support', 'legal', 'product-management', 'revenue-operations', 'marketing'],
  ],
  ['support-ticket-triage', 'reused', 'customer-support', ['product-management', 'field-service', 'platform']],
  ['legal-nda-triage', 'reused', 'legal', ['revenue-operations', 'supply-chain']],
  ['finance-vendor-onboarding', 'reused', 'finance-operations', ['supply-chain', 'legal']],
  ['legal-contract-review', 'reused', 'legal', ['revenue-operations']],
  ['product-feedback-digest', 'reused', 'product-management', ['customer-support']],
  ['people-interview-kit', 'reused', 'people-operations', ['engineering-productivity']],
  ['finance-month-end-close', 'single-team', 'finance-operations', []],
  ['finance-expense-audit', 'single-team', 'finance-operations', []],
  ['sales-deal-desk', 'single-team', 'revenue-operations', []],
  ['sales-call-notes', 'dormant', 'sales-enablement', []],
  ['marketing-launch-kit', 'too-young', 'marketing', []],
  ['engineering-incident-review', 'too-young', 'engineering-productivity', []],
  ['supply-demand-review', 'too-young', 'supply-chain', []],
  ['supply-vendor-check', 'abandoned', 'supply-chain', []],
  ['service-visit-report', 'abandoned', 'field-service', []],
  ['support-escalation-pack', 'unknown', 'customer-support', []],
  ['people-onboarding-buddy', 'seasonal', 'people-operations', []],
]
const used = new Set<LifeState>(['reused', 'single-team', 'too-young'])

export const plugins: PluginUsage[] = lives
  .map(([plugin, life, owner, others], i): PluginUsage => {
    const adopters = (used.has(life) ? [owner, ...others] : []).map((team, n) => ({
      team,
      uses: n < 6,
      runs: n === 2 ? hidden : 620 - 90 * n,
      first: dayAfter('2026-03-10', 17 * n + i),
      last: '2026-11-24',
    }))
    return {
      plugin,
      life,
      question: life === 'abandoned' ? 'Is it still needed, or may it be withdrawn?' : null,
      reach: adopters.length,
      reachOthers: others.length,
      effectiveTeams: adopters.length > 1 ? { d2: 1 + 0.6 * others.length, d1: 1.2 + 0.7 * others.length } : null,
      runs: adopters.length === 0 ? 0 : 1400 - 40 * i,
      persons: adopters.length === 0 ? hidden : 24,
      adopters,
      success: adopters.length === 0 ? null : share('Runs that succeeded', 1290 - 40 * i, 1400 - 40 * i, 0.904, 0.934),
      versions:
        adopters.length === 0
          ? []
          : [
              { version: '2.1.0', runs: 900, share: 0.72 },
              { version: '2.0.3', runs: hidden, share: 0.2 },
              { version: null, runs: 90, share: 0.08 },
            ],
      lastUsed: adopters.length === 0 ? '2026-05-04' : '2026-11-24',
      weeks:
        adopters.length === 0
          ? []
          : Array.from({ length: 38 }, (_, n) => ({
              day: dayAfter('2026-03-09', 7 * n),
              runs: n % 11 === 5 ? hidden : 12 + ((n * 7 + i * 5) % 23) + n,
            })),
      issues: { open: 3, answered: 9, medianResponse: 2, oldestUnanswered: 11 },
      reported:
        i > 2
          ? []
          : [
              {
                source: 'Analytics API /plugins',
                name: plugin,
                first: '2026-10-01',
                last: '2026-10-31',
                persons: 41,
                installs: null,
                invocations: 212,
              },
            ],
    }
  })
  .sort((a, b) => (a.plugin < b.plugin ? -1 : 1))

const teamIds = [
  'customer-support',
  'engineering-productivity',
  'field-service',
  'finance-operations',
  'legal',
  'marketing',
  'people-operations',
  'platform',
  'product-management',
  'revenue-operations',
  'sales-enablement',
  'supply-chain',
]

export const teams: TeamUsage[] = teamIds.map((team, i) => ({
  team,
  runs: 1800 - 90 * i,
  persons: 20,
  importRatio: share('Runs on plugins of others', 300 + 20 * i, 1800 - 90 * i, 0.12, 0.31),
  uses: lives.flatMap(([plugin, life, owner, others]) =>
    used.has(life) && (owner === team || others.includes(team))
      ? [{ plugin, runs: others.length > 3 ? 240 : hidden, own: owner === team, first: '2026-06-12' }]
      : [],
  ),
  lends: lives.flatMap(([plugin, , owner, others]) =>
    owner === team && others.length > 0 ? [{ plugin, teams: others.length }] : [],
  ),
  productiveAfter: i % 3 === 0 ? null : 12 + i,
  waiting: i % 3 === 0 && i > 0 ? 80 : null,
}))

const setUps: [connector: string, alike: number, n: number][] = [
  ['netsuite', 3, 5],
  ['salesforce', 4, 5],
  ['slack', 7, 7],
  ['drive', 6, 6],
  ['zendesk', 3, 3],
  ['jira', 2, 2],
  ['snowflake', 2, 2],
  ['calendar', 2, 2],
]

export const connectors: ConnectorUsage[] = setUps.map(([connector, alike, n]) => ({
  connector,
  calls: 5210,
  failures: 118,
  teams: [
    { team: 'finance-operations', calls: 3900 },
    { team: 'legal', calls: hidden },
  ],
  conformance: share('Set up as approved', alike, n, 0.4, 0.97),
  drift: 1 - alike / n,
  variants: alike === n ? 1 : 2,
  success: [0.971, 0.982],
  reported: [],
}))
