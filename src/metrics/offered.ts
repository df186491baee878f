/** Whether a plugin is withdrawn. */
import type { Plugin } from '../model/plugin.ts'

export function isDisabled({ manifest }: Plugin): boolean {
  const lifecycle = manifest?.lifecycle
  return (typeof lifecycle === 'object' ? lifecycle.state : lifecycle) === 'disabled'
}
