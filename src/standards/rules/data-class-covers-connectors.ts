/** No data is called less sensitive than the connector it comes from. */
import { expected, quoted } from '../../lib/text.ts'
import { connectorOf } from '../../model/approved-set-up.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'data-class-covers-connectors',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Names data classes as high as its connectors',
  why: 'A class that is too low lets a plugin past the review that its data needs.',
  remedy: 'Write the class of the connector, or of the scopes that are really asked for.',
  sources: ['scaling article: sensitive systems'],
  pass: [
    { title: 'the class of the connector' },
    {
      title: 'a lower class for a scope that opens less',
      manifest: `connectors: [{ id: netsuite, scopes: [rates.read], data: [exchange rates] }]
dataTouched: [{ system: NetSuite rates, connector: netsuite, class: internal, operations: [read], purpose: Converts accruals. }]`,
      org: `teams: { controlling: { grants: [netsuite:rates.read] }, finance-operations: { grants: [netsuite:rates.read] }, plugin-office: { grants: [netsuite:rates.read] }, data-protection: { grants: [netsuite:rates.read] } }
connectors: { netsuite: { scopes: [{ id: rates.read, operation: read, description: Read rates., class: internal }] } }`,
    },
  ],
  fail: [
    {
      title: 'a class below that of the connector',
      manifest:
        'dataTouched: [{ system: NetSuite ledger, connector: netsuite, class: internal, operations: [read, write], purpose: Finds receipts. }]',
      finds: ['class "internal" is below "confidential", the class of connector "netsuite"'],
    },
    {
      title: 'a class of its own making',
      manifest: `dataTouched:
  - { system: NetSuite ledger, connector: netsuite, class: confidential, operations: [read, write], purpose: Finds receipts. }
  - { system: Calendar of the close, class: secret, operations: [read], purpose: Knows the working day. }`,
      finds: ['class "secret" is not in org/policy.yaml'],
    },
  ],
  none: [
    { title: 'a catalogue without central data', org: 'none' },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: (_, { hasOrg }) => hasOrg,
  *check({ plugin: { manifest } }, { org, policy }) {
    const ranks = policy.dataClasses.map(({ id }) => id)
    const items = (manifest?.dataTouched ?? []).map((item, i) => ({ ...item, i, rank: ranks.indexOf(item.class) }))
    for (const { i, rank, class: named } of items) {
      if (rank < 0)
        yield {
          at: ['dataTouched', i, 'class'],
          message: `class ${quoted(named)} is not in org/policy.yaml`,
          fix: `write class: ${expected(named, ranks)}`,
        }
    }
    const reached = Map.groupBy(
      items.filter(({ rank }) => rank >= 0),
      ({ connector }) => (connector === undefined ? undefined : connectorOf(org, connector)),
    )
    for (const [connector, entries] of reached) {
      if (connector === undefined) continue
      const scopes = (manifest?.connectors ?? [])
        .filter(({ id }) => connectorOf(org, id) === connector)
        .flatMap(({ scopes: wanted = [] }) => wanted)
      const asked = connector.scopes
        .filter(({ id }) => scopes.includes(id))
        .map((scope) => scope.class ?? connector.class)
      const needed = Math.max(...(asked.length > 0 ? asked : [connector.class]).map((one) => ranks.indexOf(one)))
      const top = entries.toSorted((a, b) => b.rank - a.rank)[0]
      if (top === undefined || top.rank >= needed) continue
      const least = ranks[needed] ?? connector.class
      const message = `class ${quoted(top.class)} is below ${quoted(least)}, the class of connector ${quoted(connector.id)}`
      yield { at: ['dataTouched', top.i, 'class'], message, fix: `write class: ${least}` }
    }
  },
})
