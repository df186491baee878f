/** A plugin asks for scopes that exist, one by one. */
import { expected, quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { rule } from '../rule.ts'

const use = (scopes: string) => `connectors: [{ id: netsuite, scopes: [${scopes}], data: [ledger entries] }]`

export default rule({
  id: 'scopes-are-known',
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Asks for scopes that exist',
  why: 'A scope that does not exist can be granted to nobody, and a wildcard grants what nobody has thought of.',
  remedy: 'Name each scope as the connector’s page lists it.',
  sources: ['scaling article: "how access scopes map to teams"'],
  pass: [{ title: 'scopes of the connector', manifest: use('ledger.read, ledger.write') }],
  fail: [
    {
      title: 'a scope that the connector has not',
      manifest: use('ledger.read, ledger.write, ledger.reed'),
      finds: ['scope "ledger.reed" is unknown to connector "netsuite"'],
    },
    {
      title: 'a wildcard',
      manifest: use('ledger.read, ledger.write, "ledger.*"'),
      finds: ['scope "ledger.*" is a wildcard'],
    },
  ],
  none: [
    { title: 'no scopes', manifest: use('') },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }) => (plugin.manifest?.connectors ?? []).some(({ scopes = [] }) => scopes.length > 0),
  *check({ plugin }, { org }) {
    for (const [i, { id, scopes = [] }] of (plugin.manifest?.connectors ?? []).entries()) {
      const connector = connectorOf(org, id)
      const known = connector?.scopes.map((scope) => scope.id)
      for (const [j, scope] of scopes.entries()) {
        const at = ['connectors', i, 'scopes', j]
        if (scope.includes('*'))
          yield {
            at,
            message: `scope ${quoted(scope)} is a wildcard`,
            fix: `name each scope: ${known?.join(', ') ?? 'as its owner calls them'}`,
          }
        else if (known !== undefined && !known.includes(scope)) {
          yield {
            at,
            message: `scope ${quoted(scope)} is unknown to connector ${quoted(id)}`,
            fix: `use ${expected(scope, known)}`,
          }
        }
      }
    }
  },
})
