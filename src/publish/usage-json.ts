/** /api/v1/usage.json: what usage says of every plugin, team and connector, aggregates only. */
import { UsageDocument } from '../model/usage-document.ts'
import { document } from './document.ts'

export default document({
  id: 'usage',
  title: 'Use of every plugin, team and connector; small cells hidden',
  schema: UsageDocument,
  data: ({ measurement: { asOf, quality, plugins, teams, connectors } }) => {
    const all =
      quality.runs.qualifying > 0 ? { plugins, teams, connectors } : { plugins: [], teams: [], connectors: [] }
    return { schema: 'plugin-commons/usage/1' as const, asOf, ...all }
  },
})
