/** llms.txt and a Markdown file a plugin: the catalogue for agents. */
import { type AgentPlace, agentPage, nameOf, quote, warning } from './agent-page.ts'
import { output, type Published } from './output.ts'

const type = 'text/markdown'

export default output({
  id: 'for-agents',
  title: 'The catalogue for agents',
  into: 'site',
  gives: [
    { path: 'llms.txt', type: 'text/plain', title: 'What there is, for agents' },
    { path: 'plugins/{plugin}.md', type, title: 'A plugin for agents, words of its authors quoted as data' },
  ],
  files: (published) => {
    const { catalog, texts, site, base } = published
    const start = site ?? base
    const place: AgentPlace = { title: catalog.site.title, start, textOf: (digest) => texts.get(digest) ?? '' }
    return {
      'llms.txt': llmsTxt(published, start),
      ...Object.fromEntries(catalog.plugins.map((plugin) => [`plugins/${plugin.slug}.md`, agentPage(plugin, place)])),
    }
  },
})

/** In the form of llmstxt.org: a title, what it is, lists of links. */
function llmsTxt({ catalog }: Published, start: string): string {
  const plugins = catalog.plugins.map(
    ({ slug, summary }) => `- [${slug}](${start}plugins/${slug}.md)${summary === '' ? '' : `: ${quote(summary)}`}`,
  )
  const lines = [
    `# ${nameOf(catalog.site.title)}`,
    '',
    `> Claude plugins of ${nameOf(catalog.site.organisation ?? 'this organisation')}, each with what it does, what data it touches and how reliable it is. ${warning}`,
    '',
    '## Plugins',
    '',
    ...plugins,
    '',
    '## Data for programs',
    '',
    `- [Index](${start}api/v1/index.json): every document with its schema`,
    `- [Plugins](${start}api/v1/plugins.json)`,
    `- [Teams](${start}api/v1/teams.json)`,
    `- [Connectors](${start}api/v1/connectors.json)`,
    `- [Standards](${start}api/v1/standards.json)`,
  ]
  return `${lines.join('\n')}\n`
}
