/** How to install a plugin, in each way that an organisation may have set up, with what to type or to paste. */

import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import type { InstallWay } from '../model/plugin-page.ts'
import type { Release } from '../model/release.ts'
import { byText, type Context } from './context.ts'

/** Name under which Claude registers the marketplace; null where the root is none. */
export function marketplaceName({ org, marketplace }: Library): string | null {
  return org.organisation?.marketplace.name ?? marketplace?.name ?? null
}

/** What follows `claude plugin marketplace add`: the site where Claude takes packages from it, else the repository; null when neither is known. */
export function marketplaceSource({ library, site }: Pick<Context, 'library' | 'site'>): string | null {
  return siteMarketplace(library, site) ?? repositoryMarketplace(library)
}

/** The site's own marketplace file. Claude fetches packages over https only, and from no loopback address. */
function siteMarketplace(library: Library, site: string | null): string | null {
  const isServed = site !== null && /^https:\/\/(?!localhost[:/]|127\.|\[)/.test(site)
  return isServed && marketplaceName(library) !== null ? new URL('marketplace.json', site).href : null
}

/** The repository as git clones it: without the ending Claude would look for a marketplace file there. */
function repositoryMarketplace({ org }: Library): string | null {
  const address = org.organisation?.repository?.replace(/\/$/, '')
  if (address === undefined) return null
  return address.endsWith('.git') || /^https:\/\/github\.com\//.test(address) ? address : `${address}.git`
}

/** Nothing where the plugin cannot be had. */
export function installWays(context: Context, plugin: Plugin): InstallWay[] {
  const { library } = context
  const offer = context.offers.find(({ slug }) => slug === plugin.slug)
  const current = offer?.releases.find(({ release }) => release.version === offer.version)?.release
  const name = marketplaceName(library)
  if (name === null || plugin.quarantined !== null) return []
  // What lies elsewhere is had from there, under the name that the marketplace gives it.
  if (current === undefined && plugin.source.kind !== 'remote') return []
  const [site, repository] = [siteMarketplace(library, context.site), repositoryMarketplace(library)]
  const install = `claude plugin install ${shellWord(`${plugin.name}@${name}`)}`
  const add = (source: string) => `claude plugin marketplace add ${shellWord(source)}`
  const accepts = (surface: string) => plugin.surfaces.every((one) => one.surface !== surface || one.installs)
  const title = library.org.organisation?.catalogue ?? name
  const first = site !== null && current !== undefined ? site : repository
  const ways: InstallWay[] = [
    {
      ...way('code', 'Claude Code'),
      steps:
        first === null
          ? ['Add the marketplace of this repository once, then type:']
          : ['The first line is needed once:'],
      commands: [...(first === null ? [] : [add(first)]), install],
    },
  ]
  if (accepts('cowork')) {
    const steps = ['Open Customize, then Plugins.', `Find ${plugin.title} under ${title} and choose Install.`]
    ways.push({ ...way('cowork', 'Cowork'), steps })
  }
  if (repository !== null && first !== repository)
    ways.push({
      ...way('code', 'Claude Code, from the repository', true),
      steps: ['Where the repository is the marketplace; you need to be allowed to read it:'],
      commands: [add(repository), install],
    })
  const zip = current === undefined ? undefined : context.packed.get(current)?.packages.zip
  if (zip !== undefined && accepts('cowork'))
    ways.push({
      ...way('cowork', 'Cowork, from a file', true),
      steps: ['Download the package.', 'Open Customize, then Plugins, Add, Upload plugin, and choose the file.'],
      download: { title: `${plugin.name}-${current?.version}.zip`, url: `/${zip.path}` },
    })
  if (first !== null)
    ways.push({
      ...way('code', 'For everybody, by an administrator', true),
      steps: ['Add to the managed settings of Claude Code; it is then installed without anybody doing anything:'],
      file: settingsOf(name, first, [`${plugin.name}@${name}`]),
    })
  return ways
}

function way(surface: InstallWay['surface'], title: string, further = false): InstallWay {
  return { surface, title, further, steps: [], commands: [], download: null, file: null }
}

/** Managed settings that know the marketplace and have the plugins installed. */
export function settingsOf(marketplace: string, source: string, plugins: readonly string[]): string {
  const known = source.endsWith('.json') ? { source: 'url', url: source } : { source: 'git', url: source }
  const settings = {
    extraKnownMarketplaces: { [marketplace]: { source: known, autoUpdate: true } },
    enabledPlugins: Object.fromEntries(plugins.toSorted(byText).map((plugin) => [plugin, true])),
  }
  return JSON.stringify(settings, null, 2)
}

/** How to stay with one version: a marketplace that lists it alone. */
export function pinCommands(
  { plugin }: Pick<Release, 'plugin'>,
  pin: { path: string; marketplace: string },
  { library, site }: Pick<Context, 'library' | 'site'>,
): string[] {
  if (site === null || siteMarketplace(library, site) === null) return []
  return [
    `claude plugin marketplace add ${shellWord(new URL(pin.path.split('/').map(encodeURIComponent).join('/'), site).href)}`,
    `claude plugin install ${shellWord(`${plugin}@${pin.marketplace}`)}`,
  ]
}

/** The text as one word of a shell command; quoted when it holds anything but plain characters. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
