/** Every metric, and what they conclude together: the library measured. */
import { digestOf } from '../lib/digest.ts'
import type { Database, Row } from '../lib/duckdb.ts'
import { once } from '../lib/once.ts'
import type { ContributionFacts } from '../model/contribution.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Measurement } from '../model/measurement.ts'
import type { Conclusion, MetricResult, TrendMark } from '../model/metric.ts'
import { HealthTerms } from '../model/policy.ts'
import type { RecordedMeasurement } from '../model/recorded-measurement.ts'
import type { UsageFacts } from '../model/usage.ts'
import adoptionCurve from './adoption-curve.ts'
import { alikePairs } from './alike.ts'
import builtOnceAndAbandoned from './built-once-and-abandoned.ts'
import busFactor from './bus-factor.ts'
import connectorDrift from './connector-drift.ts'
import duplicates from './duplicates.ts'
import { refusalOf } from './gates.ts'
import issueResponse from './issue-response.ts'
import { type Around, type MetricDefinition, nothing, parametersOf } from './metric.ts'
import { named, prepare } from './prepare.ts'
import { profilesOf } from './profiles/index.ts'
import { qualityOf } from './quality.ts'
import reliability from './reliability.ts'
import reuseAcrossTeams from './reuse-across-teams.ts'
import scalingTooFast from './scaling-too-fast.ts'
import standardsDebt from './standards-debt.ts'
import timeToProductive from './time-to-productive.ts'
import versionCurrency from './version-currency.ts'
import vettedShare from './vetted-share.ts'
import waveLearning from './wave-learning.ts'

/** In the order of the health page. */
export const metrics: readonly MetricDefinition[] = [
  reuseAcrossTeams,
  builtOnceAndAbandoned,
  timeToProductive,
  vettedShare,
  adoptionCurve,
  duplicates,
  connectorDrift,
  busFactor,
  issueResponse,
  versionCurrency,
  reliability,
  standardsDebt,
  scalingTooFast,
  waveLearning,
]

export interface MeasureOptions {
  library: Library
  judgement: Judgement | null
  /** Views of daily.ts and usage-tables.ts stand in the database. */
  usage: { facts: UsageFacts; database: Database }
  contributions: ContributionFacts
  /** Figures speak of the days before this one. */
  asOf: string
}

export async function measure({
  library: given,
  judgement,
  usage,
  contributions,
  asOf,
}: MeasureOptions): Promise<Measurement> {
  const { facts, database } = usage
  const library = before(given, asOf)
  const terms = library.org.policy?.health ?? HealthTerms.parse({})
  const { catalogue } = await prepare(database, library, { contributions, terms, asOf })
  const { quality, told } = await qualityOf(database, facts, asOf)
  const alike = once(() => alikePairs(library, terms, asOf))
  const around: Around = { library, judgement, alike, usage: facts, contributions, quality, terms, asOf }
  const recorded = library.org.measurements
  const inputs = [facts.digest, catalogue, judgement?.digest ?? null, recorded]
  const results: MetricResult[] = []
  for (const metric of metrics) {
    const refusal = refusalOf(metric.needs, { quality, told, usage: facts, terms })
    const conclusion =
      refusal === null ? metric.conclude(await ask(metric, database, around), around) : { ...nothing, ...refusal }
    results.push({
      ...factsOf(metric, terms, asOf),
      ...conclusion,
      inputs: inputsOf(metric, around, inputs),
      trend: trendOf(metric.id, recorded),
    })
  }
  return { asOf, quality, metrics: results, exports: facts.files, ...(await profilesOf(database, around)) }
}

/** What was recorded on a day or after it must not change what is measured for it: recording a day twice gives the same twice. */
function before(library: Library, asOf: string): Library {
  const { history, measurements } = library.org
  const earlier = <One extends { asOf: string }>(list: readonly One[]) => list.filter((one) => one.asOf < asOf)
  return { ...library, org: { ...library.org, history: earlier(history), measurements: earlier(measurements) } }
}

/** Where the headline stood on each recorded day before this one. */
function trendOf(id: string, recorded: readonly RecordedMeasurement[]): TrendMark[] {
  return recorded.flatMap(({ asOf: day, ruleSet, metrics }) => {
    const found = metrics.find((one) => one.id === id)
    if (found === undefined) return []
    const { value = null, interval = null } = found.figures[0] ?? {}
    return [{ day, value, interval, definition: found.definition, ruleSet }]
  })
}

/** Rows of every query of a metric, by its name. */
export async function ask(
  { queries }: MetricDefinition,
  database: Database,
  { terms, asOf }: Pick<Around, 'terms' | 'asOf'>,
): Promise<Record<string, Row[]>> {
  const parameters = parametersOf(terms, asOf)
  const rows: Record<string, Row[]> = {}
  for (const [name, sql] of Object.entries(queries)) rows[name] = await database.rows(sql, named(sql, parameters))
  return rows
}

/** What a metric says of itself under a policy. */
export function factsOf(
  metric: MetricDefinition,
  terms: HealthTerms,
  asOf: string,
): Omit<MetricResult, keyof Conclusion | 'inputs' | 'trend'> {
  const { id, number, title, question, unit, better, version, queries, records = [] } = metric
  const parameters = named(Object.values(queries).join('\n'), parametersOf(terms, asOf))
  return {
    id,
    number,
    title,
    question,
    unit,
    better,
    definition: metric.definition(terms),
    version,
    queries,
    parameters,
    records,
  }
}

function inputsOf(
  { id, version, queries }: MetricDefinition,
  { terms, asOf }: Around,
  inputs: readonly unknown[],
): string {
  return digestOf([id, version, queries, terms, asOf, ...inputs])
}
