/** What owners say of their plugins' lives: published, deprecated or disabled, on the day that they name. */
import type { Plugin } from '../../model/plugin.ts'
import type { Published } from '../output.ts'
import type { Event } from './event.ts'

const says = { published: 'is published', deprecated: 'is deprecated', disabled: 'is withdrawn' } as const

export function lifecycleEvents({ library, judgement }: Pick<Published, 'library' | 'judgement'>): Event[] {
  return library.plugins.flatMap((plugin) => eventOf(plugin, judgement.asOf))
}

function eventOf({ name, slug, title, manifest }: Plugin, asOf: string): Event[] {
  if (manifest === null || typeof manifest.lifecycle === 'string') return []
  const { state, date, reason, replacement, removal } = manifest.lifecycle
  if (state === 'draft' || date === undefined || date > asOf) return []
  const text = [
    reason,
    replacement === undefined ? undefined : `Use ${replacement} instead.`,
    removal === undefined ? undefined : `It is offered until ${removal}.`,
  ].filter((line) => line !== undefined)
  const key = `${state} ${name} ${date}`
  return [
    {
      ...{ key, day: date, kind: 'lifecycle', title: `${title} ${says[state]}`, text },
      ...{ path: `plugins/${slug}/`, plugin: slug, team: manifest.owner },
    },
  ]
}
