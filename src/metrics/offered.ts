/** What a plugin says of its own lifecycle. */
import type { LifecycleState } from '../model/manifest.ts'
import type { Plugin } from '../model/plugin.ts'

/** Null when it does not describe itself. */
export function stateOf({ manifest }: Plugin): LifecycleState | null {
  const lifecycle = manifest?.lifecycle
  return (typeof lifecycle === 'object' ? lifecycle.state : lifecycle) ?? null
}

export function isDisabled(plugin: Plugin): boolean {
  return stateOf(plugin) === 'disabled'
}
