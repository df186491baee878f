/** /api/v1/plugins.json: every plugin with what it brings, for programs. */
import { z } from 'zod'
import type { Component } from '../model/component.ts'
import { LifecycleState } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'
import { document } from './document.ts'

const Part = z.strictObject({
  name: z.string().describe('Name people see and type'),
  description: z.string().describe('Plain text; empty when there is none'),
  path: z
    .string()
    .nullable()
    .describe('File that declares it, relative to the plugin; null when only a marketplace entry does'),
})

const Surface = z.strictObject({
  installs: z.boolean().describe('False when the surface refuses the whole plugin'),
  loads: z.int().nonnegative().describe('Number of parts it loads'),
  ignores: z.int().nonnegative().describe('Number of parts it skips'),
})

export const PluginEntry = z.strictObject({
  name: z.string().describe('Name people install by'),
  title: z.string(),
  version: z.string().nullable().describe('As written in plugin.json, else in the marketplace entry'),
  description: z.string().describe('Plain text; empty when nobody wrote one'),
  owner: z.string().nullable().describe('Id of the owning team; null when not described'),
  lifecycle: LifecycleState.nullable().describe('Null when not described'),
  source: z
    .union([z.literal('local'), z.json()])
    .describe('"local", or the remote source exactly as the marketplace entry writes it'),
  path: z.string().nullable().describe('Folder from the root of the repository; null for a remote source'),
  components: z.strictObject({
    skills: z.array(Part),
    agents: z.array(Part),
    commands: z.array(Part),
    hooks: z.array(Part),
    connectors: z.array(Part),
  }),
  reach: z
    .enum(['contained', 'privileged', 'remote'])
    .nullable()
    .describe('Null when the files are elsewhere or unreadable'),
  surfaces: z
    .strictObject({ chat: Surface, cowork: Surface, code: Surface })
    .nullable()
    .describe('Null when there are no files to tell'),
  digest: z.string().describe('sha256:… of the normalised content'),
  quarantined: z.string().nullable().describe('Why its content is not shown, or null'),
  url: z.string().describe('Page of the plugin, from the root of the host'),
})

export const PluginsDocument = z.strictObject({
  schema: z.literal('plugin-commons/plugins/1').describe('Name and major version of this document'),
  plugins: z.array(PluginEntry).describe('Sorted by name'),
})

export default document({
  id: 'plugins',
  title: 'Every plugin with its parts, reach and surfaces',
  schema: PluginsDocument,
  data: ({ library, base }) => ({
    schema: 'plugin-commons/plugins/1' as const,
    plugins: library.plugins.map((plugin) => pluginEntry(plugin, base)),
  }),
})

export function pluginEntry(plugin: Plugin, base: string): z.infer<typeof PluginEntry> {
  const { manifest, source } = plugin
  const lifecycle =
    manifest === null ? null : typeof manifest.lifecycle === 'string' ? manifest.lifecycle : manifest.lifecycle.state
  return {
    name: plugin.name,
    title: plugin.title,
    version: plugin.version,
    description: manifest?.summary ?? plugin.description,
    owner: manifest?.owner ?? null,
    lifecycle,
    source: source.kind === 'local' ? 'local' : z.json().parse(source.written),
    path: source.kind === 'local' ? source.path : null,
    components: {
      skills: plugin.skills.map(partOf),
      agents: plugin.agents.map(partOf),
      commands: plugin.commands.map(partOf),
      hooks: plugin.hooks.map(partOf),
      connectors: plugin.servers.map(partOf),
    },
    reach: plugin.reach,
    surfaces: surfacesOf(plugin),
    digest: plugin.digest,
    quarantined: plugin.quarantined,
    url: `${base}plugins/${plugin.slug}/`,
  }
}

function partOf({ name, description, path }: Component): z.infer<typeof Part> {
  return { name, description, path }
}

function surfacesOf(plugin: Plugin): z.infer<typeof PluginEntry>['surfaces'] {
  const one = (id: string): z.infer<typeof Surface> | undefined => {
    const support = plugin.surfaces.find(({ surface }) => surface === id)
    return support && { installs: support.installs, loads: support.loads, ignores: support.ignores }
  }
  const [chat, cowork, code] = [one('chat'), one('cowork'), one('code')]
  return chat && cowork && code ? { chat, cowork, code } : null
}
