/** What each surface of Claude does with a plugin, in a sentence. */
import { counted, listed } from '../lib/text.ts'
import type { SurfaceId } from '../model/component.ts'
import type { Plugin, SurfaceSupport } from '../model/plugin.ts'
import type { SurfaceFacts } from '../model/plugin-page.ts'
import { componentsOf, kindWords } from './routes.ts'

export const surfaceNames: Record<SurfaceId, string> = { chat: 'Chat', cowork: 'Cowork', code: 'Claude Code' }

export function surfacesOf(plugin: Plugin): SurfaceFacts[] {
  return plugin.surfaces.map((support) => factsOf(plugin, support))
}

function factsOf(plugin: Plugin, { surface, installs, reason, loads, ignores }: SurfaceSupport): SurfaceFacts {
  const name = surfaceNames[surface]
  if (!installs)
    return { surface, name, verdict: 'refused', sentence: `cannot be installed: ${reason ?? 'the surface refuses it'}` }
  if (loads + ignores === 0) return { surface, name, verdict: 'unknown', sentence: 'nothing here to load' }
  const skipped = Map.groupBy(
    componentsOf(plugin).filter((part) =>
      part.surfaces.some((one) => one.surface === surface && one.verdict === 'ignored'),
    ),
    ({ kind }) => kindWords[kind].label.toLowerCase(),
  )
  const ignored = `${listed([...skipped.keys()])} ${skipped.size === 0 ? '' : 'are ignored'}`.trim()
  if (loads === 0) return { surface, name, verdict: 'none', sentence: `loads nothing: ${ignored}` }
  if (ignores === 0)
    return { surface, name, verdict: 'all', sentence: `loads ${loads === 1 ? 'its one part' : `all ${loads} parts`}` }
  return {
    surface,
    name,
    verdict: 'part',
    sentence: `loads ${loads} of ${counted(loads + ignores, 'part')}; ${ignored}`,
  }
}
