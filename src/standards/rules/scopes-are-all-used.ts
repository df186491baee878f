/** A plugin asks for no more access than it says it uses. */
import { quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { usesOf } from '../connectors.ts'
import { rule, type Subject } from '../rule.ts'

export default rule({
  id: 'scopes-are-all-used',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Uses every scope it asks for',
  why: 'Access that nobody uses is noticed by nobody when it is misused.',
  remedy: 'Drop the scope or the connector, or declare in dataTouched what is done with it.',
  sources: ['least privilege: NIST SP 800-53 AC-6'],
  pass: [{ title: 'a write scope with a declared write' }],
  fail: [
    {
      title: 'a write scope and only reading declared',
      manifest:
        'dataTouched: [{ system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read], purpose: Finds receipts. }]',
      finds: ['scope "ledger.write" allows write, which no data of "netsuite" declares'],
    },
    {
      title: 'a connector that no file mentions',
      manifest: `connectors:
  - { id: netsuite, scopes: [ledger.read, ledger.write], data: [ledger entries] }
  - { id: drive, data: [documents] }
dataTouched:
  - { system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }
  - { system: Shared folder, connector: drive, class: internal, operations: [read], purpose: Reads the calendar. }`,
      finds: ['connector "drive" is declared, but no file of the plugin uses it'],
    },
  ],
  none: [
    { title: 'no connector', manifest: '{ connectors: [], dataTouched: [] }', files: { '.mcp.json': null } },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }) => (plugin.manifest?.connectors ?? []).length > 0,
  *check(subject, { org, hasOrg }) {
    const { plugin } = subject
    const touched = plugin.manifest?.dataTouched ?? []
    for (const [i, { id, scopes = [] }] of (plugin.manifest?.connectors ?? []).entries()) {
      const connector = connectorOf(org, id)
      const operations = new Set(
        touched
          .filter((item) => item.connector === id || item.connector === connector?.id)
          .flatMap((item) => item.operations),
      )
      for (const [j, scope] of scopes.entries()) {
        const operation = connector?.scopes.find((one) => one.id === scope)?.operation
        if (operation === undefined || operation === 'read' || operations.size === 0 || operations.has(operation))
          continue
        const message = `scope ${quoted(scope)} allows ${operation}, which no data of ${quoted(id)} declares`
        yield {
          at: ['connectors', i, 'scopes', j],
          message,
          fix: `drop the scope, or add ${operation} to operations of ${id} in dataTouched`,
        }
      }
    }
    for (const { id, connector, server, declared, place } of usesOf(plugin, org)) {
      // A connector that does not exist is told by names-known-connectors.
      if (
        server !== undefined ||
        declared === undefined ||
        (hasOrg && connector === undefined) ||
        isMentioned(subject, [id, declared.id, connector?.name ?? id])
      )
        continue
      yield {
        ...place,
        message: `connector ${quoted(declared.id)} is declared, but no file of the plugin uses it`,
        fix: 'drop it from connectors',
      }
    }
  },
})

/** Whether the text of any document names the connector. */
function isMentioned({ plugin }: Subject, names: readonly string[]): boolean {
  return plugin.documents.some(({ body }) => {
    const text = body.toLowerCase()
    return names.some((name) => text.includes(name.toLowerCase()))
  })
}
