/** Pages of the fixture's catalog with believable defaults for everything that search does not look at. */

import type { ComponentKind } from '../../src/model/component.ts'
import type { ConnectorPage } from '../../src/model/connector-page.ts'
import type { ComponentPage, DocumentPage } from '../../src/model/part-pages.ts'
import type { PluginPage } from '../../src/model/plugin-page.ts'
import type { TeamPage } from '../../src/model/team-page.ts'
import { domains } from './fixture-rows.ts'

/** Id, name and route of the team that looks after a domain. */
export const teamOf = (domain: string) => ({
  id: `${domain}-team`,
  name: `${domains[domain]} Team`,
  url: `/teams/${domain}-team/`,
})

export function plugin(fields: Partial<PluginPage>): PluginPage {
  const name = fields.name ?? 'unnamed'
  return {
    name,
    slug: name,
    namespace: name,
    title: name,
    summary: '',
    url: `/plugins/${fields.slug ?? name}/`,
    version: '1.0.0',
    owner: null,
    author: null,
    domain: null,
    lifecycle: 'published',
    quarantined: false,
    remote: false,
    data: null,
    touchesNothing: false,
    reliability: null,
    level: null,
    connectors: [],
    contents: '',
    facets: {},
    quarantine: null,
    described: true,
    maintainers: [],
    tags: [],
    keywords: [],
    license: null,
    homepage: null,
    life: null,
    audience: null,
    source: { title: `plugins/${name}`, url: null },
    sourcePinned: null,
    dataItems: null,
    reliabilityFacts: null,
    supportFacts: null,
    cadence: null,
    relationships: [],
    dependencies: [],
    options: [],
    reach: 'contained',
    reachSentence: '',
    surfaces: [],
    cost: null,
    costMethod: '',
    egress: { declared: null, found: [] },
    files: { count: 1, bytes: 1 },
    digest: 'sha256:0',
    lastChange: null,
    changed: null,
    reuse: null,
    usage: null,
    groups: [],
    connectorUses: [],
    placeholders: [],
    docs: { html: null, headings: [] },
    pages: [],
    changelog: null,
    install: [],
    release: { version: null, reason: null, page: null, versions: null, count: 0 },
    missing: [],
    manifestFaults: [],
    findings: [],
    verdict: null,
    ...fields,
  }
}

export function component(
  plugin: string,
  title: string,
  { kind, name, description }: { kind: ComponentKind; name: string; description: string },
  docs: ComponentPage['docs'],
): ComponentPage {
  return {
    url: `/plugins/${plugin}/${kind}s/${name}/`,
    slug: name,
    kindSegment: `${kind}s`,
    pluginSlug: plugin,
    plugin: { title, url: `/plugins/${plugin}/` },
    kind,
    kindLabel: kind,
    name,
    description,
    invocation: `/${plugin}:${name}`,
    invokedBy: 'both',
    fields: [],
    facts: [],
    surfaces: [],
    cost: null,
    path: null,
    source: { title: '', url: null },
    docs,
    files: [],
    connector: null,
    findings: [],
    quarantined: false,
  }
}

export function document(plugin: string, title: string, docs: DocumentPage['docs']): DocumentPage {
  return {
    url: `/plugins/${plugin}/docs/set-up/`,
    segment: 'docs/set-up',
    pluginSlug: plugin,
    plugin: { title, url: `/plugins/${plugin}/` },
    title: `Set up ${title}`,
    path: 'docs/set-up.md',
    source: { title: '', url: null },
    docs,
    siblings: [],
    findings: [],
  }
}

export function connector(name: string): ConnectorPage {
  const id = name.toLowerCase()
  return {
    url: `/connectors/${id}/`,
    id,
    name,
    purpose: `Reads and writes ${name} for those who were granted it.`,
    provisioned: true,
    class: null,
    data: [],
    owner: null,
    access: 'Ask the platform team.',
    requestUrl: null,
    hosts: [`${id}.example.com`],
    variants: [],
    scopes: [],
    configurations: [],
    usage: null,
    verdict: { tone: 'plain', sentence: '' },
    plugins: [],
  }
}

export function connectorUse(title: string): PluginPage['connectorUses'][number] {
  const url = `/connectors/${title.toLowerCase()}/`
  return {
    title,
    url,
    server: null,
    transport: null,
    host: null,
    configured: true,
    seen: 'both',
    provisioned: true,
    scopes: [],
    optional: false,
  }
}

export function team(domain: string): TeamPage {
  const { id, name, url } = teamOf(domain)
  return {
    url,
    id,
    name,
    purpose: `Looks after everything ${domain}.`,
    domain,
    wave: null,
    waveStart: null,
    lead: null,
    channel: null,
    people: 12,
    maintainers: [],
    active: true,
    owns: [],
    meantFor: [],
    usage: null,
    grants: [],
  }
}
