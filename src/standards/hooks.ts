/** Hooks as rules compare them: with their declaration, and by how much they see. */
import type { Hook } from '../model/component.ts'
import type { Manifest } from '../model/manifest.ts'
import type { Subject } from './rule.ts'
import { isMap } from './server-configs.ts'

/** Whether a declaration of the manifest means this hook. */
export function isSame(declaration: NonNullable<Manifest['hooks']>[number], { event, matcher }: Hook): boolean {
  const plain = (text: string | null | undefined) => (isEverything(text ?? null) ? '' : text)
  return declaration.event === event && plain(declaration.matcher) === plain(matcher)
}

/** Whether a matcher leaves nothing out. */
export function isEverything(matcher: string | null): boolean {
  return matcher === null || /^(?:\*|\.\*)?$/.test(matcher)
}

/** Whether every handler of the event that has no matcher has a condition instead. */
export function hasCondition({ text }: Subject, { path, event }: Hook): boolean {
  let written: unknown
  try {
    written = JSON.parse((path === null ? null : text(path)) ?? 'null')
  } catch {
    return false
  }
  const map = isMap(written) && isMap(written.hooks) ? written.hooks : written
  const groups: unknown = isMap(map) ? map[event] : undefined
  const handlers = (Array.isArray(groups) ? groups : []).flatMap((group: unknown): unknown[] =>
    isMap(group) && Array.isArray(group.hooks) && isEverything(typeof group.matcher === 'string' ? group.matcher : null)
      ? group.hooks
      : [],
  )
  return (
    handlers.length > 0 &&
    handlers.every((handler) => isMap(handler) && typeof handler.if === 'string' && handler.if.trim() !== '')
  )
}
