/** The records of names that were given up: where their readers go. */
import type { TombstonePage } from '../../model/release-page.ts'
import { byText, type Context, pluginLink } from '../context.ts'
import { pluginRoute } from '../routes.ts'

/** By name; a name that a plugin bears all the same has no page of its own, since that plugin's page stands there. */
export function tombstonePages(context: Context): TombstonePage[] {
  const { org, plugins } = context.library
  const taken = new Set(plugins.flatMap(({ name, slug }) => [name, slug]))
  const followed = (name: string): string => {
    const seen = new Set<string>()
    let at = name
    for (;;) {
      const next = org.tombstones.find((one) => one.name === at)?.renamedTo
      if (next === undefined || seen.has(next)) return at
      seen.add(next)
      at = next
    }
  }
  return org.tombstones
    .filter(({ name }) => !taken.has(name))
    .map(({ name, date, reason, renamedTo, replacement }) => ({
      ...{ url: pluginRoute(name), name, date, reason },
      renamedTo: renamedTo === undefined ? null : pluginLink(context, followed(renamedTo)),
      replacement: replacement === undefined ? null : pluginLink(context, followed(replacement)),
    }))
    .sort((a, b) => byText(a.name, b.name))
}
