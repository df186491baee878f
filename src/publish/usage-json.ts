/** /api/v1/usage.json: what usage says of every plugin, team and connector, aggregates only; its JSON Schema beside it. */
import { z } from 'zod'
import { UsageDocument } from '../model/usage-document.ts'
import { jsonText, output } from './output.ts'

export default output({
  id: 'usage-json',
  title: 'Use of every plugin, team and connector; small cells hidden',
  into: 'site',
  files: ({ measurement }) => {
    const { asOf, quality, plugins, teams, connectors } = measurement
    const known = quality.runs.qualifying > 0
    const document: UsageDocument = {
      schema: 'plugin-commons/usage/1',
      asOf,
      plugins: known ? plugins : [],
      teams: known ? teams : [],
      connectors: known ? connectors : [],
    }
    return {
      'api/v1/usage.json': jsonText(document),
      'api/v1/schemas/usage.json': jsonText(z.toJSONSchema(UsageDocument)),
    }
  },
})
