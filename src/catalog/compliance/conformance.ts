/** Connector configurations against the approved ones: which plugins conform, which drift and how, which cannot be told. */
import { quoted } from '../../lib/text.ts'
import { isSetUp } from '../../model/approved-set-up.ts'
import type { ConformanceRow } from '../../model/compliance.ts'
import type { ConnectorConfiguration, ConnectorPage } from '../../model/connector-page.ts'
import { byText } from '../context.ts'

/** Drifting connectors first, then by name. */
export function conformanceRows(connectors: readonly ConnectorPage[]): ConformanceRow[] {
  const rows = connectors
    .filter(({ configurations, provisioned }) => provisioned || configurations.length > 0)
    .map(rowOf)
  return rows.sort(
    (a, b) =>
      Number(b.drifts.length > 0) - Number(a.drifts.length > 0) ||
      byText(a.connector.title.toLowerCase(), b.connector.title.toLowerCase()),
  )
}

function rowOf(page: ConnectorPage): ConformanceRow {
  const [usual] = page.variants
  const set = page.configurations.filter(isSetUp)
  // Without an approved set-up, the one that most plugins have is what the others are compared with.
  const model = usual ?? (set.length > 1 ? set[0] : undefined)
  const drifting = set.filter((one) =>
    usual === undefined ? one !== model && model !== undefined : one.approved === false,
  )
  const conforming = set.filter(({ approved }) => approved === true)
  // Who sets it up twice, once as approved, drifts.
  const astray = new Set(drifting.flatMap(({ plugins }) => plugins.map(({ url }) => url)))
  const unknown = page.configurations.filter((one) => !drifting.includes(one) && !conforming.includes(one))
  return {
    connector: { title: page.name, url: page.url },
    provisioned: page.provisioned,
    approved: usual?.address ?? null,
    conforms: conforming.flatMap(({ plugins }) => plugins).filter(({ url }) => !astray.has(url)),
    drifts: drifting.map((one) => ({
      plugins: one.plugins,
      address: one.address,
      how: model === undefined ? [] : differences(one, model, usual !== undefined),
    })),
    unknown: unknown.flatMap(({ plugins }) => plugins),
    verdict: page.verdict,
  }
}

/** In what a configuration differs, a phrase each. */
function differences(
  one: ConnectorConfiguration,
  model: { transport: string; address: string; auth: string },
  approved: boolean,
): string[] {
  const than = approved ? 'approved is' : 'most have'
  const how: string[] = []
  if (one.transport !== model.transport)
    how.push(`transport ${quoted(one.transport)}, ${than} ${quoted(model.transport)}`)
  if (one.address !== model.address)
    how.push(`address ${quoted(one.address, 200)}, ${than} ${quoted(model.address, 200)}`)
  if (how.length === 0 && one.auth !== model.auth)
    how.push(`sign-in ${quoted(one.auth)}, ${than} ${quoted(model.auth)}`)
  return how.length === 0 ? ['further settings'] : how
}
