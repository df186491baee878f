/** /api/v1/metrics.json: every metric with figures, definition and queries. */
import { MetricsDocument } from '../model/metrics-document.ts'
import { document } from './document.ts'

export default document({
  id: 'metrics',
  title: 'Every health metric with its figures, definition, queries and data quality',
  schema: MetricsDocument,
  data: ({ measurement: { asOf, quality, metrics } }) => ({
    schema: 'plugin-commons/metrics/1' as const,
    asOf,
    quality,
    metrics,
  }),
})
