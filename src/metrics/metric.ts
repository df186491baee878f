/** What a metric is: a question, its exact definition, the queries that count, and what is concluded from the rows. */
import type { Row } from '../lib/duckdb.ts'
import type { ContributionFacts } from '../model/contribution.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Conclusion, DataQuality, MetricFacts } from '../model/metric.ts'
import type { HealthTerms } from '../model/policy.ts'
import type { UsageFacts } from '../model/usage.ts'
import type { AlikePair } from './alike.ts'

/** Everything around the rows. */
export interface Around {
  library: Library
  judgement: Judgement | null
  /** Skills that look alike across plugins; compared when first asked for, and only then. */
  alike(): readonly AlikePair[]
  usage: UsageFacts
  /** Who worked on what; the table of contributions is made from it. */
  contributions: ContributionFacts
  quality: DataQuality
  terms: HealthTerms
  /** Figures speak of the days before this one. */
  asOf: string
}

/** What the data must hold before a metric says a number; the limits stand in the policy. */
export interface Needs {
  /** Runs at all; without them the metric says "no usage yet". */
  runs: boolean
  /** Share of runs whose plugin is known, teams with runs, days with data: the gate of the policy. */
  gate: boolean
  /** How runs ended. */
  outcomes: boolean
  versions: boolean
  persons: boolean
}

/** What the definitions of figures that count runs say of them. */
export const aboutRuns = 'A run is one piece of work; the calls of connectors in its course are part of it.'

export interface MetricDefinition extends Omit<MetricFacts, 'definition' | 'queries' | 'parameters' | 'records'> {
  needs: Needs
  /** Ids of tables that are recorded with the figures, since later days are compared with them. */
  records?: readonly string[]
  definition(terms: HealthTerms): string
  /** SQL over the tables of tables.ts, by name; parameters are those of parametersOf. */
  queries: Record<string, string>
  /** Called only when what it needs is there. */
  conclude(rows: Record<string, Row[]>, around: Around): Conclusion
}

export function metric(definition: MetricDefinition): MetricDefinition {
  return definition
}

/** What queries may name: $as_of and every number of the policy's health terms that SQL needs. */
export function parametersOf(terms: HealthTerms, asOf: string): Record<string, string | number> {
  return {
    as_of: asOf,
    window_days: terms.window,
    retention_days: terms.retention,
    use_runs: terms.use.runs,
    use_days: terms.use.days,
    young_days: terms.young,
    quiet_days: terms.quiet,
    activity_days: terms.activity,
    productive_runs: terms.productive.runs,
    productive_days: terms.productive.days,
    productive_persons: terms.productive.persons,
    cell_persons: terms.cell,
    evidence_runs: terms.evidence,
    stuck_days: terms.stuck.days,
    recent_days: terms.pace.recent,
    before_days: terms.pace.before,
  }
}

/** What is said where there is nothing to say. */
export const nothing: Omit<Conclusion, 'state' | 'reasons'> = {
  sentence: '',
  figures: [],
  tables: [],
  curves: [],
  series: [],
  notes: [],
}
