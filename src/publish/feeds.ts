/** Atom feeds: everything, lost compliance, one a team, one a plugin. */
import { atom, type Feed, type FeedPlace } from './atom.ts'
import { eventsOf } from './events/index.ts'
import { output, type Published } from './output.ts'

const type = 'application/atom+xml'

export default output({
  id: 'feeds',
  title: 'What happened, as Atom feeds',
  into: 'site',
  gives: [
    { path: 'feeds/all.atom', type, title: 'Versions, levels, beginnings and ends of every plugin' },
    { path: 'feeds/lost.atom', type, title: 'Plugins that lost a level or no longer hold a rule' },
    { path: 'feeds/teams/{team}.atom', type, title: 'What happened to the plugins of a team' },
    { path: 'feeds/plugins/{plugin}.atom', type, title: 'What happened to a plugin' },
  ],
  files: (published) => {
    const place = placeOf(published)
    return Object.fromEntries(feedsOf(published).map((feed) => [feed.path, atom(feed, place)]))
  },
})

function feedsOf(published: Published): Feed[] {
  const { library, catalog } = published
  const events = eventsOf(published)
  const byPlugin = Map.groupBy(events, ({ plugin }) => plugin)
  const byTeam = Map.groupBy(events, ({ team }) => team)
  const { title } = catalog.site
  return [
    { path: 'feeds/all.atom', title, page: '', events },
    {
      path: 'feeds/lost.atom',
      title: `${title}: lost compliance`,
      page: 'compliance/',
      events: events.filter(({ kind }) => kind === 'lost'),
    },
    ...library.org.teams.map(({ id, name }) => ({
      path: `feeds/teams/${id}.atom`,
      title: `${title}: ${name}`,
      page: `teams/${id}/`,
      events: byTeam.get(id) ?? [],
    })),
    ...library.plugins.map((plugin) => ({
      path: `feeds/plugins/${plugin.slug}.atom`,
      title: plugin.title,
      page: `plugins/${plugin.slug}/`,
      events: byPlugin.get(plugin.slug) ?? [],
    })),
  ]
}

/** What feeds and calendars share: whose they are, and where the site is. */
export function placeOf({ catalog, library, judgement, site, base }: Published): FeedPlace {
  const { title, marketplace, organisation } = catalog.site
  const { asOf } = judgement
  const day = library.git !== null && library.git.day < asOf ? library.git.day : asOf
  return { identity: marketplace ?? title, author: organisation ?? title, start: site ?? base, day }
}
