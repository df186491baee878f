/** What a plugin brings and asks for, by name: what versions are compared by. */
import type { Plugin } from '../../model/plugin.ts'
import type { ReleaseContents } from '../../model/release.ts'
import { byText } from '../record.ts'

export function contentsOf(plugin: Plugin): ReleaseContents {
  const { manifest } = plugin
  const uses = manifest?.connectors ?? []
  const egress = [...(manifest?.egress ?? []), ...plugin.egress]
  return {
    skills: namesOf(plugin.skills),
    agents: namesOf(plugin.agents),
    commands: namesOf(plugin.commands),
    hooks: sorted(plugin.hooks.map(({ event, matcher }) => (matcher === null ? event : `${event} ${matcher}`))),
    servers: namesOf(plugin.servers),
    others: sorted([...plugin.styles, ...plugin.extras].map(({ kind, name }) => `${kind} ${name}`)),
    connectors: sorted(uses.filter(({ optional = false }) => !optional).map(({ id }) => id)),
    optional: sorted(uses.filter(({ optional = false }) => optional).map(({ id }) => id)),
    scopes: sorted(uses.flatMap(({ id, scopes = [] }) => scopes.map((scope) => `${id}:${scope}`))),
    data: (manifest?.dataTouched ?? [])
      .map((item) => ({ system: item.system, class: item.class, operations: item.operations.toSorted(byText) }))
      .sort((a, b) => byText(a.system, b.system) || byText(a.class, b.class)),
    egress: sorted(egress),
  }
}

function namesOf(parts: readonly { name: string }[]): string[] {
  return sorted(parts.map(({ name }) => name))
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort(byText)
}
