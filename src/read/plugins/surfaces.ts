/** What chat, Cowork and Claude Code do with each part, from Anthropic's published table. */
import type {
  Component,
  ComponentKind,
  ComponentSurface,
  Server,
  SurfaceId,
  SurfaceVerdict,
} from '../../model/component.ts'
import type { SurfaceSupport } from '../../model/plugin.ts'

type Verdict = readonly [verdict: SurfaceVerdict, note?: string]

const loads: Verdict = ['loads']
const ignored: Verdict = ['ignored']
const codeOnly: readonly [Verdict, Verdict, Verdict] = [ignored, ignored, loads]

const byKind: Record<Exclude<ComponentKind, 'connector'>, readonly [chat: Verdict, cowork: Verdict, code: Verdict]> = {
  skill: [loads, loads, loads],
  command: [['partly', 'as a skill; Claude applies it when it fits'], loads, loads],
  agent: [ignored, loads, loads],
  hook: [ignored, loads, loads],
  lsp: codeOnly,
  'output-style': codeOnly,
  workflow: codeOnly,
  theme: codeOnly,
  monitor: codeOnly,
}

/** What the three surfaces do with a part of this kind. */
export function surfacesOf(kind: Exclude<ComponentKind, 'connector'>): ComponentSurface[] {
  return listed(byKind[kind])
}

/** The same for a server; `optionsWithoutDefault` are keys of userConfig that have none. */
export function serverSurfaces(
  server: Pick<Server, 'transport' | 'url' | 'configured' | 'variables'>,
  optionsWithoutDefault: ReadonlySet<string>,
): ComponentSurface[] {
  const options = server.variables
    .filter((name) => name.startsWith('user_config.'))
    .map((name) => name.slice('user_config.'.length))
  const prompts: Verdict = options.length > 0 ? ['loads', 'asks for the options first'] : loads
  const coworkLacks = options.some((option) => optionsWithoutDefault.has(option))
  const lacking: Verdict = ['ignored', 'an option has no default, and Cowork does not ask']
  if (!server.configured) {
    const open: Verdict = ['partly', 'once its address is configured']
    return listed([open, open, open])
  }
  if (server.transport === 'unknown') return listed([ignored, ignored, ignored])
  if (server.transport === 'stdio' || server.transport === 'bundle') {
    return listed([
      ignored,
      coworkLacks ? lacking : ['partly', "when the session runs on the user's computer"],
      prompts,
    ])
  }
  if (server.transport === 'ws') return listed([['partly', 'not documented'], ['partly', 'not documented'], prompts])
  const inUrl = server.url?.includes('${user_config.') ?? false
  const chat: Verdict = inUrl
    ? ['ignored', 'its address depends on an option']
    : ['partly', 'works once connected on the Connectors tab']
  return listed([chat, coworkLacks ? lacking : ['loads', 'connect from the Connectors tab'], prompts])
}

/** A surface that refuses the plugin refuses every part of it. */
export function withRefusals<T extends Component>(parts: readonly T[], refusals: ReadonlyMap<SurfaceId, string>): T[] {
  return parts.map((part) => ({
    ...part,
    surfaces: part.surfaces.map((each) =>
      refusals.has(each.surface)
        ? { ...each, verdict: 'refused' as const, note: refusals.get(each.surface) ?? null }
        : each,
    ),
  }))
}

/** The sums over all parts of a plugin. */
export function supportOf(parts: readonly Component[], refusals: ReadonlyMap<SurfaceId, string>): SurfaceSupport[] {
  return surfaceIds.map((surface) => {
    const verdicts = parts.flatMap((part) =>
      part.surfaces.filter((each) => each.surface === surface).map((each) => each.verdict),
    )
    const count = (...wanted: SurfaceVerdict[]) => verdicts.filter((verdict) => wanted.includes(verdict)).length
    const reason = refusals.get(surface) ?? null
    return {
      surface,
      installs: reason === null,
      reason,
      loads: count('loads', 'partly'),
      ignores: count('ignored', 'refused'),
    }
  })
}

const surfaceIds: readonly SurfaceId[] = ['chat', 'cowork', 'code']

function listed(verdicts: readonly [Verdict, Verdict, Verdict]): ComponentSurface[] {
  return verdicts.map(([verdict, note = null], i) => ({ surface: surfaceIds[i] ?? 'code', verdict, note }))
}
