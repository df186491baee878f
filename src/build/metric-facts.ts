/** What a metric says of itself under the default policy, for those who want to know what is counted. */
import { factsOf, metrics } from '../metrics/index.ts'
import type { MetricFacts } from '../model/metric.ts'
import { HealthTerms } from '../model/policy.ts'

export const metricIds: readonly string[] = metrics.map(({ id }) => id)

/** A metric by its id or its number, e.g. M1; undefined when there is none. */
export function metricFactsNamed(name: string, asOf: string): MetricFacts | undefined {
  const found = metrics.find(({ id, number }) => id === name || number === name.toUpperCase())
  return found && factsOf(found, HealthTerms.parse({}), asOf)
}
