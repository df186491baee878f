/** Every output, and what they write together. */
import type { Interface } from '../model/interface.ts'
import badges from './badges.ts'
import calendars from './calendars.ts'
import codeowners from './codeowners.ts'
import complianceJson from './compliance-json.ts'
import connectorsJson from './connectors-json.ts'
import exportTables from './export-tables.ts'
import feeds from './feeds.ts'
import forAgents from './for-agents.ts'
import { indexJson } from './index-json.ts'
import { interfacesOf } from './interfaces.ts'
import manifestSchema from './manifest-schema.ts'
import marketplaceJson from './marketplace-json.ts'
import metricTables from './metric-tables.ts'
import metricsJson from './metrics-json.ts'
import npmRegistry from './npm-registry.ts'
import type { Content, Output, Published } from './output.ts'
import packages from './packages.ts'
import pinnedMarketplaces from './pinned-marketplaces.ts'
import pluginJson from './plugin-json.ts'
import pluginsJson from './plugins-json.ts'
import repositoryMarketplace from './repository-marketplace.ts'
import sitemap from './sitemap.ts'
import standardsJson from './standards-json.ts'
import teamsJson from './teams-json.ts'
import usageJson from './usage-json.ts'
import versionsJson from './versions-json.ts'

const members: readonly Output[] = [
  pluginsJson,
  pluginJson,
  versionsJson,
  teamsJson,
  connectorsJson,
  standardsJson,
  complianceJson,
  metricsJson,
  metricTables,
  exportTables,
  usageJson,
  feeds,
  calendars,
  badges,
  forAgents,
  sitemap,
  marketplaceJson,
  pinnedMarketplaces,
  npmRegistry,
  packages,
  manifestSchema,
  repositoryMarketplace,
  codeowners,
]

export const outputs: readonly Output[] = [indexJson(members), ...members]

/** What programs may fetch from a site. */
export function interfaces(): Interface[] {
  return interfacesOf(outputs)
}

/** Content by path of all outputs for the site or for the repository; two outputs never share a path. */
export function publish(published: Published, into: Output['into']): Record<string, Content> {
  const files: Record<string, Content> = {}
  for (const output of outputs) {
    if (output.into !== into) continue
    for (const [path, content] of Object.entries(output.files(published))) {
      if (path in files) throw new Error(`two outputs write ${path}`)
      files[path] = content
    }
  }
  return files
}
