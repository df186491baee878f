/** How to install a plugin, surface by surface, with what to type. */

import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import type { InstallWay } from '../model/plugin-page.ts'
import type { Context } from './context.ts'

/** Name under which Claude registers the marketplace; null where the root is none. */
export function marketplaceName({ org, marketplace }: Library): string | null {
  return org.organisation?.marketplace.name ?? marketplace?.name ?? null
}

/** What follows `claude plugin marketplace add`; null when no address is known. */
export function marketplaceSource({ org }: Library): string | null {
  return org.organisation?.repository ?? null
}

export function installWays({ library }: Context, plugin: Plugin): InstallWay[] {
  if (plugin.quarantined !== null) return []
  const name = marketplaceName(library)
  const state =
    typeof plugin.manifest?.lifecycle === 'string' ? plugin.manifest.lifecycle : plugin.manifest?.lifecycle.state
  if (name === null || state === 'draft' || state === 'disabled') return []
  const ways: InstallWay[] = []
  const accepts = (surface: string) => plugin.surfaces.every((one) => one.surface !== surface || one.installs)
  const title = library.org.organisation?.catalogue ?? name
  if (accepts('cowork')) {
    ways.push({
      surface: 'cowork',
      title: 'Cowork',
      steps: ['Open Customize, then Plugins.', `Find ${plugin.title} under ${title} and choose Install.`],
      commands: [],
    })
  }
  const source = marketplaceSource(library)
  ways.push({
    surface: 'code',
    title: 'Claude Code',
    steps:
      source === null
        ? ['Add the marketplace of this repository once, then type:']
        : ['The first line is needed once:'],
    commands: [
      ...(source === null ? [] : [`claude plugin marketplace add ${shellWord(source)}`]),
      `claude plugin install ${shellWord(`${plugin.name}@${name}`)}`,
    ],
  })
  return ways
}

/** The text as one word of a shell command; quoted when it holds anything but plain characters. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
