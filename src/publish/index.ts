/** Every output, and what they write together. */
import badges from './badges.ts'
import codeowners from './codeowners.ts'
import complianceJson from './compliance-json.ts'
import manifestSchema from './manifest-schema.ts'
import marketplaceJson from './marketplace-json.ts'
import metricsJson from './metrics-json.ts'
import npmRegistry from './npm-registry.ts'
import type { Content, Output, Published } from './output.ts'
import packages from './packages.ts'
import pinnedMarketplaces from './pinned-marketplaces.ts'
import pluginsJson from './plugins-json.ts'
import repositoryMarketplace from './repository-marketplace.ts'
import usageJson from './usage-json.ts'

export const outputs: readonly Output[] = [
  pluginsJson,
  complianceJson,
  metricsJson,
  usageJson,
  badges,
  marketplaceJson,
  pinnedMarketplaces,
  npmRegistry,
  packages,
  manifestSchema,
  repositoryMarketplace,
  codeowners,
]

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
