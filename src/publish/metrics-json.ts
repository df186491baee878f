/** /api/v1/metrics.json: every metric with figures, definition and queries, and the files that they were counted from. */
import { MetricsDocument } from '../model/metrics-document.ts'
import type { UsageFile } from '../model/usage.ts'
import { document } from './document.ts'

export default document({
  id: 'metrics',
  title: 'Every health metric with its figures, definition, queries and data quality',
  schema: MetricsDocument,
  data: ({ measurement: { asOf, quality, metrics, exports } }) => ({
    schema: 'plugin-commons/metrics/1' as const,
    asOf,
    quality,
    inputs: exports.map(inputOf),
    metrics,
  }),
})

function inputOf({ formatTitle: _, findings, ...file }: UsageFile) {
  return { ...file, findings: findings.map(({ severity, message, fix }) => ({ severity, message, fix })) }
}
