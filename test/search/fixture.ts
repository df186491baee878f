/** A catalog of forty believable plugins for the tests of search; texts of the documents beside it, by digest. */
import type { Catalog, Facet } from '../../src/model/catalog.ts'
import type { PluginPage } from '../../src/model/plugin-page.ts'
import { component, connector, connectorUse, document, plugin, team, teamOf } from './fixture-pages.ts'
import { domains, type Row, rows } from './fixture-rows.ts'

export interface Fixture {
  catalog: Catalog
  textOf: (digest: string) => string
}

/** The catalog, with further plugins by name, title, summary and text where a test needs them. */
export function fixture(extra: readonly Partial<PluginPage & { text: string }>[] = []): Fixture {
  const texts = new Map<string, string>()
  const keep = (key: string, text: string) => {
    texts.set(key, text)
    return { html: key, headings: [] }
  }
  const plugins = [
    ...rows.map((row, i) => ofRow(row, i, keep(row.name, readme(row)))),
    ...extra.map(({ text, ...fields }) => plugin({ ...fields, docs: keep(fields.name ?? '', text ?? '') })),
  ]
  const components = rows.flatMap(({ name, title, parts }) =>
    parts.map((part) => component(name, title, part, keep(`${name}/${part.name}`, `When to use: ${part.description}`))),
  )
  const setUp = (title: string) => `How the team behind ${title} set it up, step by step, with worked examples.`
  const documents = rows.slice(0, 6).map(({ name, title }) => document(name, title, keep(`${name}/docs`, setUp(title))))
  const connectors = [...new Set(rows.map((row) => row.connector))].filter((id) => id !== '').map(connector)
  const catalog: Catalog = {
    schema: 'plugin-commons/catalog/1',
    site: {
      title: 'Acme Commons',
      tagline: 'What colleagues have built',
      organisation: 'Acme',
      marketplace: 'acme',
      marketplaceSource: null,
      settings: null,
      support: { channel: '#plugin-commons', url: null },
      repository: null,
      hasOrganisation: true,
    },
    built: { asOf: '2026-11-22', commit: null, commitDay: null },
    counts: { plugins: 0, skills: 0, agents: 0, commands: 0, connectors: 0, teams: 6, remote: 0, quarantined: 0 },
    cards: [],
    plugins,
    components,
    documents,
    connectors,
    teams: Object.keys(domains).map(team),
    facets: [
      facet(
        'owner',
        'Owner',
        Object.keys(domains).map((id) => [teamOf(id).id, teamOf(id).name]),
      ),
      facet('domain', 'Domain', Object.entries(domains)),
      facet(
        'connector',
        'Connector',
        connectors.map(({ id, name }) => [id, name]),
      ),
      facet(
        'lifecycle',
        'Lifecycle',
        ['draft', 'published', 'deprecated'].map((state) => [state, state]),
      ),
      facet('component', 'Contains', [['skill', 'Skills']]),
    ],
    home: { reused: null, newest: [], starter: [], domains: [] },
    waves: { next: null, quality: null, cell: 5, waves: [], curves: [], learning: [] },
    findings: [],
    releases: [],
    versions: [],
    historyReach: 'none',
    offers: [],
    tombstones: [],
    compliance: null,
    health: null,
    standards: [],
  }
  return { catalog, textOf: (digest) => texts.get(digest) ?? '' }
}

function ofRow({ name, title, domain, connector, summary }: Row, i: number, docs: PluginPage['docs']): PluginPage {
  const lifecycle = i % 13 === 5 ? 'deprecated' : i % 9 === 4 ? 'draft' : 'published'
  return plugin({
    name,
    title,
    summary,
    docs,
    lifecycle,
    owner: { title: teamOf(domain).name, url: teamOf(domain).url },
    connectorUses: connector === '' ? [] : [connectorUse(connector)],
    facets: {
      owner: [teamOf(domain).id],
      domain: [domain],
      ...(connector !== '' && { connector: [connector.toLowerCase()] }),
      lifecycle: [lifecycle],
      component: ['skill', 'command'],
    },
  })
}

function readme({ title, connector }: Row): string {
  const source = connector === '' ? 'the files you give it' : connector
  return `${title} reads from ${source} and writes a short report with every step it took. Before you start, check that your team has access. Ask the owner in the support channel when a result looks wrong. It never sends anything outside the organisation.`
}

function facet(id: string, label: string, values: [string, string][]): Facet {
  return { id, label, values: values.map(([value, name]) => ({ value, label: name, count: 1 })) }
}
