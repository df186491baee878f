/** Library and rendered documents → Catalog: everything the site shows, counted, joined and sorted. */

import type { PluginCard } from '../model/card.ts'
import type { Catalog, SiteFacts } from '../model/catalog.ts'
import type { Plugin } from '../model/plugin.ts'
import { cardOf, facetsOf } from './cards.ts'
import { compliancePage } from './compliance/index.ts'
import { judgedOf } from './compliance/judged.ts'
import { rulePages } from './compliance/rules.ts'
import { pluginVerdict } from './compliance/verdict.ts'
import { componentPages } from './component-pages.ts'
import { connectorPages } from './connector-pages.ts'
import { byText, type Context, domainName } from './context.ts'
import { documentPages } from './document-pages.ts'
import { findingGroups } from './findings.ts'
import { healthPages } from './health/index.ts'
import { wavesPage } from './health/waves.ts'
import { marketplaceName, marketplaceSource, settingsOf } from './install.ts'
import { pluginPage } from './plugin-page.ts'
import { releasePages } from './releases/pages.ts'
import { tombstonePages } from './releases/tombstones.ts'
import { teamPage } from './team-pages.ts'

export { type Context, type RenderedWithKey, usageByName } from './context.ts'

export function makeCatalog(context: Context): Catalog {
  const { library, asOf } = context
  const { org, plugins } = library
  const judged = judgedOf(context)
  const levelOf = (plugin: Plugin) => judged?.bySlug.get(plugin.slug)?.verdict.level ?? null
  const cards = new Map(plugins.map((plugin) => [plugin.slug, cardOf(context, plugin, levelOf(plugin))]))
  const all = [...cards.values()]
  const owned = plugins.map((plugin) => ({
    card: cards.get(plugin.slug)!,
    owner: plugin.manifest?.owner ?? null,
    audience: plugin.manifest?.audience ?? null,
  }))
  const connectors = connectorPages(context, cards)
  const standards = judged === null ? [] : rulePages(context, judged)
  const verdictOf = ({ slug }: Plugin) => {
    const own = judged?.bySlug.get(slug)
    return judged === null || own === undefined ? null : pluginVerdict(context, judged, own)
  }
  const total = (key: 'skills' | 'agents' | 'commands') => plugins.reduce((sum, plugin) => sum + plugin[key].length, 0)
  return {
    schema: 'plugin-commons/catalog/1',
    site: siteFacts(context),
    built: { asOf, commit: library.git?.commit ?? null, commitDay: library.git?.day ?? null },
    counts: {
      plugins: plugins.length,
      skills: total('skills'),
      agents: total('agents'),
      commands: total('commands'),
      connectors: connectors.length,
      teams: org.teams.length,
      remote: plugins.filter(({ source }) => source.kind === 'remote').length,
      quarantined: plugins.filter(({ quarantined }) => quarantined !== null).length,
    },
    cards: all.toSorted((a, b) => (b.reuse ?? 0) - (a.reuse ?? 0) || byTitle(a, b)),
    plugins: plugins.map((plugin) => pluginPage(context, plugin, verdictOf(plugin))),
    components: plugins.flatMap((plugin) => componentPages(context, plugin)),
    documents: plugins.flatMap((plugin) => documentPages(context, plugin)),
    teams: org.teams.map((team) => teamPage(context, team, owned)).sort((a, b) => byText(a.name, b.name)),
    connectors,
    facets: facetsOf(all),
    home: homeOf(context, all),
    waves: wavesPage(context),
    findings: findingGroups(context),
    ...releasePages(context),
    historyReach: library.releases.reach,
    offers: context.offers.map(({ name, slug, version, here, reason }) => ({ name, slug, version, here, reason })),
    tombstones: tombstonePages(context),
    health: healthPages(context),
    compliance: judged === null ? null : compliancePage(context, judged, standards, connectors),
    standards,
  }
}

function siteFacts(context: Context): SiteFacts {
  const { library } = context
  const { organisation } = library.org
  const { marketplace } = library
  const contact = organisation?.support.contact
  return {
    title: organisation?.catalogue ?? marketplace?.name ?? 'Plugin Commons',
    tagline: organisation?.tagline ?? marketplace?.description ?? 'Plugins for Claude, in one place.',
    organisation: organisation?.name ?? marketplace?.owner ?? null,
    marketplace: marketplaceName(library),
    marketplaceSource: marketplaceSource(context),
    settings: settingsFor(context),
    support:
      organisation === null
        ? null
        : {
            channel: organisation.support.channel,
            url: contact !== undefined && /^(https?:|mailto:)/.test(contact) ? contact : null,
          },
    repository: organisation?.repository ?? null,
    hasOrganisation: organisation !== null,
  }
}

/** What an administrator pastes to have the starter set installed for everybody; null when there is nothing to install from. */
function settingsFor(context: Context): string | null {
  const { library, offers } = context
  const [name, source] = [marketplaceName(library), marketplaceSource(context)]
  if (name === null || source === null) return null
  const open = offers.filter(({ version, plugin }) => version !== null && plugin.manifest?.audience === 'everyone')
  return settingsOf(
    name,
    source,
    open.map((offer) => `${offer.name}@${name}`),
  )
}

function byTitle(a: PluginCard, b: PluginCard): number {
  return byText(a.title.toLowerCase(), b.title.toLowerCase()) || byText(a.name, b.name)
}

/** Newest by last change; starter = published and open to everyone. */
function homeOf(context: Context, cards: readonly PluginCard[]): Catalog['home'] {
  const { plugins } = context.library
  const live = (card: PluginCard) => !card.quarantined && (card.lifecycle === null || card.lifecycle === 'published')
  const changed = plugins
    .flatMap((plugin, i) => (plugin.lastChange === null ? [] : [{ card: cards[i]!, day: plugin.lastChange.day }]))
    .filter(({ card }) => live(card))
    .sort((a, b) => byText(b.day, a.day) || byText(a.card.name, b.card.name))
  const starter = plugins.flatMap((plugin, i) =>
    plugin.manifest?.audience === 'everyone' && live(cards[i]!) ? [cards[i]!] : [],
  )
  const domains = new Map<string, number>()
  for (const plugin of plugins) {
    const name = plugin.manifest === null ? plugin.category : domainName(context, plugin.manifest.domain)
    if (name !== null) domains.set(name, (domains.get(name) ?? 0) + 1)
  }
  const reused = cards
    .filter((card) => live(card) && (card.reuse ?? 0) > 0)
    .toSorted((a, b) => (b.reuse ?? 0) - (a.reuse ?? 0) || byTitle(a, b))
  return {
    reused: context.usage === null ? null : reused.slice(0, 6),
    newest: changed.slice(0, 6).map(({ card }) => card),
    starter: starter.slice(0, 6),
    domains: [...domains]
      .map(([title, count]) => ({ title, value: title, count }))
      .sort((a, b) => b.count - a.count || byText(a.title, b.title)),
  }
}
