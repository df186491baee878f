/** What is due on which day: reviews and waivers that end, rules that begin to bind, plugins that go. */
import { byText } from '../lib/order.ts'
import { counted, listed } from '../lib/text.ts'
import type { Plugin } from '../model/plugin.ts'
import { verdictsBySlug } from './badges.ts'
import type { Published } from './output.ts'

export interface Due {
  /** Says for ever what is due; the day may move. */
  key: string
  kind: 'review' | 'waiver' | 'rule' | 'removal'
  day: string
  /** One line of plain text. */
  title: string
  text: string
  /** Page that says more, as a path from the root of the site. */
  path: string
  /** Ids of the teams that it concerns. */
  teams: string[]
}

/** By day, then by key. */
export function dueOf(published: Pick<Published, 'library' | 'judgement'>): Due[] {
  const all = [...reviews(published), ...waivers(published), ...rules(published), ...removals(published)]
  return all.sort((a, b) => byText(a.day, b.day) || byText(a.key, b.key))
}

function reviews({ library, judgement }: Pick<Published, 'library' | 'judgement'>): Due[] {
  const verdicts = new Map(verdictsBySlug(library.plugins, judgement.verdicts))
  return library.plugins.flatMap((plugin): Due[] => {
    const review = verdicts.get(plugin.slug)?.tier.review ?? null
    if (review === null) return []
    const text = `The ${review.tier} review of ${review.date} by ${listed(review.reviewers)} counts until this day.`
    const title = `Review of ${plugin.title} ends`
    return [{ key: `review ${plugin.slug}`, kind: 'review', day: review.expires, title, text, ...about(plugin) }]
  })
}

function waivers({ library, judgement }: Pick<Published, 'library' | 'judgement'>): Due[] {
  const byName = new Map(library.plugins.map((plugin) => [plugin.name, plugin]))
  const titles = new Map(judgement.rules.map(({ id, title }) => [id, title]))
  return judgement.waivers
    .filter(({ state }) => state === 'active' || state === 'expiring')
    .flatMap(({ plugin: name, rule, created, expires, reason, approvedBy }): Due[] => {
      const plugin = byName.get(name)
      if (plugin === undefined) return []
      const title = `Waiver of ${rule} for ${plugin.title} ends`
      const text = `${titles.get(rule) ?? rule}. Waived by ${approvedBy}: ${reason}`
      return [{ key: `waiver ${name} ${rule} ${created}`, kind: 'waiver', day: expires, title, text, ...about(plugin) }]
    })
}

function rules({ library, judgement }: Pick<Published, 'library' | 'judgement'>): Due[] {
  const byName = new Map(library.plugins.map((plugin) => [plugin.name, plugin]))
  const grace = Map.groupBy(
    judgement.results.filter(({ state }) => state === 'grace'),
    ({ rule }) => rule,
  )
  return judgement.rules.flatMap(({ id, title, enforceFrom }): Due[] => {
    if (enforceFrom === null || enforceFrom < judgement.asOf) return []
    const names = (grace.get(id) ?? []).flatMap(({ plugin }) => (plugin === null ? [] : [plugin]))
    const owners = names.flatMap((name) => byName.get(name)?.manifest?.owner ?? [])
    const waiting =
      names.length === 0 ? 'Every plugin holds it.' : `${counted(names.length, 'plugin')} not ready: ${listed(names)}.`
    return [
      {
        ...{ key: `rule ${id}`, kind: 'rule', day: enforceFrom, title: `Rule ${id} begins to bind` },
        ...{ text: `${title}. ${waiting}`, path: `standards/${id}/`, teams: [...new Set(owners)].sort(byText) },
      },
    ]
  })
}

function removals({ library }: Pick<Published, 'library'>): Due[] {
  return library.plugins.flatMap((plugin): Due[] => {
    const life = plugin.manifest?.lifecycle
    if (life === undefined || typeof life === 'string' || life.removal === undefined) return []
    const instead = life.replacement === undefined ? '' : ` Use ${life.replacement} instead.`
    const title = `${plugin.title} is offered no longer`
    const text = `${life.reason ?? 'It is deprecated.'}${instead}`
    return [{ key: `removal ${plugin.slug}`, kind: 'removal', day: life.removal, title, text, ...about(plugin) }]
  })
}

function about({ slug, manifest }: Plugin): Pick<Due, 'path' | 'teams'> {
  return { path: `plugins/${slug}/#standards`, teams: manifest === null ? [] : [manifest.owner] }
}
