/** /api/v1/connectors.json: every connector with its approved set-up, its scopes, and how plugins really configure it. */
import { z } from 'zod'
import type { ConnectorPage } from '../model/connector-page.ts'
import type { Library } from '../model/library.ts'
import { document } from './document.ts'
import type { Published } from './output.ts'

const Variant = z.strictObject({
  name: z.string(),
  transport: z.string().describe('http, sse, ws or stdio'),
  address: z.string().describe('Address or command'),
  auth: z.string().describe('oauth, header, none or env'),
  variables: z.array(z.string()).describe('Names of headers and variables that it needs; never values'),
})

const Scope = z.strictObject({
  id: z.string(),
  operation: z.string().describe('read, write, delete, send or pay'),
  description: z.string(),
  teams: z.array(z.string()).describe('Ids of the teams that hold it'),
})

const Configuration = z.strictObject({
  transport: z.string(),
  address: z.string().describe('Address or command, secrets masked; empty when left to be configured'),
  auth: z.string(),
  approved: z.boolean().nullable().describe('Whether it is an approved variant; null when nothing can be compared'),
  plugins: z.array(z.string()).describe('Names of the plugins that set it up so'),
})

const Entry = z.strictObject({
  id: z.string().describe('Id that manifests name'),
  name: z.string(),
  purpose: z.string().nullable(),
  provisioned: z.boolean().describe('Whether the central team provides it; else plugins alone mention it'),
  owner: z.string().nullable().describe('Id of the team that provides it'),
  class: z.string().nullable().describe('Id of the highest data class within reach'),
  data: z.array(z.string()).describe('Kinds of data within reach'),
  hosts: z.array(z.string()),
  access: z.string().nullable().describe('How a team gets it'),
  request: z.string().nullable().describe('Address of the request form'),
  variants: z.array(Variant).describe('Approved set-ups, the usual one first'),
  scopes: z.array(Scope),
  configurations: z.array(Configuration).describe('Set-ups found in plugins, the most frequent first'),
  plugins: z.array(z.string()).describe('Names of the plugins that declare or configure it'),
  url: z.string().describe('Page of the connector, from the root of the host'),
})

const ConnectorsDocument = z.strictObject({
  schema: z.literal('plugin-commons/connectors/1').describe('Name and major version of this document'),
  connectors: z.array(Entry).describe('Sorted by id'),
})

export default document({
  id: 'connectors',
  title: 'Every connector: approved set-up, scopes, and who differs from it',
  schema: ConnectorsDocument,
  data: (published) => ({
    schema: 'plugin-commons/connectors/1' as const,
    connectors: published.catalog.connectors.map((page) => entryOf(page, published)),
  }),
})

function entryOf(page: ConnectorPage, { library, base }: Published): z.infer<typeof Entry> {
  const { id, name, purpose, provisioned, data, hosts, access } = page
  const connector = library.org.connectors.find((one) => one.id === id)
  return {
    ...{ id, name, purpose, provisioned },
    owner: connector?.owner ?? null,
    class: page.class?.id ?? null,
    ...{ data, hosts, access },
    request: page.requestUrl,
    variants: page.variants.map(({ name, transport, address, auth, variables }) => ({
      ...{ name, transport, address, auth, variables },
    })),
    scopes: page.scopes.map((scope) => ({
      id: scope.id,
      operation: scope.operation,
      description: scope.description,
      teams: holdersOf(`${id}:${scope.id}`, library),
    })),
    configurations: page.configurations.map(({ transport, address, auth, approved, plugins }) => ({
      ...{ transport, address, auth, approved },
      plugins: plugins.map(({ title, url }) => nameAt(url, library) ?? title),
    })),
    plugins: page.plugins.map((card) => card.name),
    url: `${base}${page.url.slice(1)}`,
  }
}

function holdersOf(grant: string, { org }: Library): string[] {
  return org.teams.filter(({ grants }) => grants?.includes(grant)).map((team) => team.id)
}

/** Links carry titles and routes; programs want the name. */
function nameAt(route: string | null, { plugins }: Library): string | undefined {
  return plugins.find(({ slug }) => route === `/plugins/${slug}/`)?.name
}
