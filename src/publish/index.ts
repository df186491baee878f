/** Every output, and what they write together. */
import badges from './badges.ts'
import codeowners from './codeowners.ts'
import complianceJson from './compliance-json.ts'
import manifestSchema from './manifest-schema.ts'
import metricsJson from './metrics-json.ts'
import type { Output, Published } from './output.ts'
import pluginsJson from './plugins-json.ts'
import repositoryMarketplace from './repository-marketplace.ts'
import usageJson from './usage-json.ts'

export const outputs: readonly Output[] = [
  pluginsJson,
  complianceJson,
  metricsJson,
  usageJson,
  badges,
  manifestSchema,
  repositoryMarketplace,
  codeowners,
]

/** Content by path of all outputs for the site or for the repository; two outputs never share a path. */
export function publish(published: Published, into: Output['into']): Record<string, string> {
  const files: Record<string, string> = {}
  for (const output of outputs) {
    if (output.into !== into) continue
    for (const [path, content] of Object.entries(output.files(published))) {
      if (path in files) throw new Error(`two outputs write ${path}`)
      files[path] = content
    }
  }
  return files
}
