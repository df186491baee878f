/** What metrics are tested with: a small organisation and rows of usage, either in the tables that metrics ask or in the daily relation. */
import type { Database, Row } from '../../src/lib/duckdb.ts'
import { openDatabase } from '../../src/lib/duckdb.ts'
import { once } from '../../src/lib/once.ts'
import { alikePairs } from '../../src/metrics/alike.ts'
import { ask, measure } from '../../src/metrics/index.ts'
import type { Around, MetricDefinition } from '../../src/metrics/metric.ts'
import { createTables, insertRows } from '../../src/metrics/prepare.ts'
import type { ContributionFacts } from '../../src/model/contribution.ts'
import { dailyColumns } from '../../src/model/daily.ts'
import type { Judgement } from '../../src/model/judgement.ts'
import type { Library } from '../../src/model/library.ts'
import type { Measurement } from '../../src/model/measurement.ts'
import type { Conclusion, DataQuality, MetricResult } from '../../src/model/metric.ts'
import type { Plugin } from '../../src/model/plugin.ts'
import { HealthTerms, Policy } from '../../src/model/policy.ts'
import type { Team } from '../../src/model/team.ts'
import type { UsageFacts } from '../../src/model/usage.ts'
import { usageViews } from '../../src/model/usage-tables.ts'

/** Every test's date of the run, unless it says another. */
export const asOf = '2026-11-26'

export interface World {
  asOf?: string
  terms?: Record<string, unknown>
  teams?: Team[]
  plugins?: Plugin[]
  org?: Partial<Library['org']>
  /** Rows of the daily relation; what is left out is one run of a person in `legal` today minus one. */
  daily?: Row[]
  /** Rows of the other views, by name. */
  views?: Record<string, Row[]>
  facts?: Partial<UsageFacts>
  judgement?: Judgement
  contributions?: Partial<ContributionFacts>
}

/** Everything from the daily relation to the measurement. */
export async function measured(world: World): Promise<Measurement> {
  const { daily = [], views = {} } = world
  const database = await emptyViews()
  try {
    await insertRows(database, 'daily', daily.map(dailyRow))
    for (const [view, rows] of Object.entries(views)) await insertRows(database, view, rows)
    return await measure({
      library: libraryGiven(world),
      judgement: world.judgement ?? null,
      usage: { facts: { ...factsOf(daily), ...world.facts }, database },
      contributions: { ...noContributions, ...world.contributions },
      asOf: world.asOf ?? asOf,
    })
  } finally {
    database.close()
  }
}

/** One metric of a measurement. */
export function metricIn({ metrics }: Measurement, id: string): MetricResult {
  const found = metrics.find((one) => one.id === id)
  if (found === undefined) throw new Error(`there is no metric ${id}`)
  return found
}

/** A metric asked over prepared tables, its gates left out; rows by table name. */
export async function concluded(
  metric: MetricDefinition,
  rows: Record<string, Row[]>,
  world: Omit<World, 'daily'> & { quality?: Partial<DataQuality> } = {},
): Promise<Conclusion> {
  const database = await openDatabase({ threads: 1 })
  try {
    await createTables(database)
    for (const [table, list] of Object.entries(rows)) await insertRows(database, table, list)
    const library = libraryGiven(world)
    const terms = HealthTerms.parse(world.terms ?? {})
    const today = world.asOf ?? asOf
    const around: Around = {
      library,
      alike: once(() => alikePairs(library, terms, today)),
      judgement: world.judgement ?? null,
      usage: { ...factsOf([]), ...world.facts },
      contributions: { ...noContributions, ...world.contributions },
      quality: { ...goodQuality, ...world.quality },
      ...{ terms, asOf: today },
    }
    return metric.conclude(await ask(metric, database, around), around)
  } finally {
    database.close()
  }
}

export const noContributions: ContributionFacts = {
  ...{ contributions: [], created: new Map(), history: 'whole' },
  connectors: { since: null, changes: [] },
}

export const goodQuality: DataQuality = {
  ...{ coverage: 1, freshness: 1, first: '2026-01-01', last: '2026-11-25', days: 300, teams: 12 },
  files: { used: 1, partly: 0, replaced: 0, refused: 0 },
  rows: { read: 1000, kept: 1000, duplicates: 0, unrelated: 0, rejected: [] },
  runs: { all: 1000, qualifying: 1000, setAside: [], withoutVersion: 0 },
}

/** A database in which every view stands and is empty. */
export async function emptyViews(): Promise<Database> {
  const database = await openDatabase({ threads: 1 })
  const types = { date: 'DATE', text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' }
  await database.run(
    `CREATE TABLE daily (${dailyColumns.map(({ name, type }) => `${name} ${types[type]}`).join(', ')})`,
  )
  for (const [view, columns] of Object.entries(usageViews)) await database.run(`CREATE TABLE ${view} (${columns})`)
  return database
}

function dailyRow(row: Row): Row {
  return { day: '2026-11-25', team: 'legal', event: 'run', actor: 'person', redacted: false, runs: 1, ...row }
}

function factsOf(daily: readonly Row[]): UsageFacts {
  const days = daily.map((row) => String(dailyRow(row)['day'])).sort()
  const [first = null, last = null] = [days[0], days.at(-1)]
  const counts = { rows: daily.length, kept: daily.length, duplicates: 0, unrelated: 0, rejected: [] }
  const file = {
    ...{ path: 'usage.jsonl', digest: '0', format: 'events-jsonl', formatTitle: 'Events', state: 'used' as const },
    ...{ first, last, ...counts, findings: [] },
  }
  return { files: [file], findings: [], digest: '0', hasRuns: daily.length > 0, first, last }
}

export function libraryGiven({ teams = [], plugins = [], terms, org }: World): Library {
  const classes = [{ id: 'internal', name: 'Internal', description: 'Everybody here may see it.' }]
  const policy = Policy.parse({
    dataClasses: classes,
    domains: [{ id: 'finance', name: 'Finance' }],
    tags: [],
    ...(terms && { health: terms }),
  })
  return {
    layout: 'house',
    org: {
      ...{ organisation: null, connectors: [], requests: [], approved: new Map(), waves: [], reviews: new Map() },
      ...{ waivers: [], adjudications: [], history: [], measurements: [], teams, policy },
      ...{ recorded: new Map(), tombstones: [] },
      ...org,
    },
    marketplace: null,
    plugins,
    findings: [],
    git: null,
    releases: { reach: 'none', releases: [], vanished: [] },
  }
}

export function teamsGiven(...ids: string[]): Team[] {
  return ids.map((id) => ({ id, name: `${id[0]?.toUpperCase()}${id.slice(1)} team` }))
}

export interface GivenPlugin {
  owner?: string
  /** Days of releases by version, oldest first; 1.0.0 in January when left out. */
  releases?: Record<string, string>
  lifecycle?: 'draft' | 'published' | 'deprecated' | 'disabled'
  audience?: string[]
  cadence?: 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'occasional'
  lastChange?: string
  namespace?: string
}

/** A described plugin; its changelog says when it was released. */
export function pluginGiven(name: string, given: GivenPlugin = {}): Plugin {
  const { owner = 'finance', releases = { '1.0.0': '2026-01-15' }, lifecycle = 'published', namespace = name } = given
  const { audience = 'everyone', cadence, lastChange } = given
  const headings = Object.entries(releases).map(([version, day]) => `## ${version} - ${day}\n\n- Changed.\n`)
  const none = { skills: [], agents: [], commands: [], styles: [], hooks: [], servers: [], extras: [] }
  const changelog = {
    path: 'CHANGELOG.md',
    role: 'changelog',
    syntax: 'markdown',
    title: 'Changelog',
    line: 1,
  } as const
  return {
    ...{ name, namespace, slug: name, title: name, source: { kind: 'local', path: `plugins/${name}` } },
    ...{ quarantined: null, readme: 'README.md', version: Object.keys(releases).at(-1) ?? null, description: name },
    manifest: {
      ...{ title: name, summary: name, owner, maintainers: ['ana.ruiz', 'li.wei'], domain: 'finance', lifecycle },
      ...{ audience, dataTouched: [], reliability: { statement: 'Tried.' }, support: { channel: '#help' } },
      ...(cadence && { cadence }),
    },
    ...{ author: null, license: null, homepage: null, repository: null, keywords: [], category: null, tags: [] },
    ...{ dependencies: [], options: [], ...none, files: [], placeholders: [], placeholderFiles: 0 },
    documents: [{ ...changelog, body: `# Changelog\n\n${headings.reverse().join('\n')}` }],
    ...{ reach: 'contained', surfaces: [], egress: [], cost: null, digest: `sha256:${name}`, size: 1 },
    lastChange: lastChange === undefined ? null : { commit: '0'.repeat(40), day: lastChange },
    findings: [],
  }
}

/** Rows of the daily relation: so many runs of a plugin by a team, on as many of the given days as persons share among them. */
export function runsOf(
  plugin: string | null,
  team: string,
  runs: number,
  row: Row & { days?: string[]; persons?: number } = {},
): Row[] {
  const { days = ['2026-11-10', '2026-11-17'], persons = 6, ...rest } = row
  const places = days.flatMap((day) => Array.from({ length: persons }, (_, i) => ({ day, person: `${team}-${i}` })))
  return places.flatMap(({ day, person }, i) => {
    const share = Math.floor(runs / places.length) + (i < runs % places.length ? 1 : 0)
    return share === 0 ? [] : [{ plugin, team, day, person, runs: share, ...rest }]
  })
}
