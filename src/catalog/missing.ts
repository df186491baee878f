/** What the manifest of a plugin without one would say: the questions a reader has, and how an author answers them. */
import type { Finding } from '../model/finding.ts'
import type { Plugin } from '../model/plugin.ts'
import type { MissingFact } from '../model/plugin-page.ts'

export function missingFacts(plugin: Plugin): MissingFact[] {
  const connector = plugin.servers[0]?.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const system = plugin.servers[0]?.name ?? 'Finance drive'
  const reached = connector === undefined ? '' : `    connector: ${connector}\n`
  return [
    { field: 'title', example: `title: ${yamlText(plugin.title)}`, why: 'the name people look for' },
    { field: 'summary', example: 'summary: What it does, and when to use it.', why: 'the sentence every list shows' },
    { field: 'owner', example: 'owner: finance-operations', why: 'the team that answers for it' },
    { field: 'maintainers', example: 'maintainers: [first.person, second.person]', why: 'two people who keep it up' },
    { field: 'domain', example: 'domain: finance', why: 'where people look for it' },
    { field: 'lifecycle', example: 'lifecycle: published', why: 'whether it is ready to rely on' },
    { field: 'audience', example: 'audience: everyone', why: 'who it is meant for' },
    {
      field: 'dataTouched',
      example: `dataTouched:\n  - system: ${yamlText(system)}\n${reached}    class: internal\n    operations: [read]\n    purpose: Why the plugin needs it.`,
      why: 'what data it reads and writes, and why',
    },
    {
      field: 'reliability',
      example:
        'reliability:\n  statement: How far the result can be trusted.\n  limits: [What it is known to get wrong.]',
      why: 'how far the result can be trusted',
    },
    {
      field: 'support',
      example: "support:\n  channel: '#help-channel'\n  response: 1 business day",
      why: 'where users get help',
    },
  ]
}

const ofManifest = new Set(['has-one-strict-manifest', 'manifest-matches-schema'])

/** What keeps the manifest that stands in the README from being read. */
export function manifestFaults({ manifest, readme, findings }: Plugin): Finding[] {
  if (manifest !== null || readme === null) return []
  return findings.filter(
    ({ rule, severity, file }) => severity === 'error' && ofManifest.has(rule) && file?.endsWith(readme) === true,
  )
}

/** Text as a YAML scalar; JSON's form of a string is one. */
function yamlText(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 &'()/-]*$/.test(text) ? text : JSON.stringify(text)
}
