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
export function hasCondition(subject: Subject, { path, event }: Hook): boolean {
  const handlers = handlersIn(subject, path, event).filter(({ matcher }) => isEverything(matcher))
  return (
    handlers.length > 0 && handlers.every(({ handler }) => typeof handler.if === 'string' && handler.if.trim() !== '')
  )
}

/** Hooks that run a command and do not say after how many seconds it is ended. */
export function untimed(subject: Subject): Hook[] {
  return subject.plugin.hooks.filter(
    ({ path, event, known, matcher, handler: kind }) =>
      known &&
      kind === 'command' &&
      handlersIn(subject, path, event).some(
        (one) => one.matcher === matcher && one.handler.type === kind && typeof one.handler.timeout !== 'number',
      ),
  )
}

/** What a file of hooks runs at an event, as written; nothing where it does not parse, which reading tells. */
function handlersIn(
  { text }: Subject,
  path: string | null,
  event: string,
): { matcher: string | null; handler: Record<string, unknown> }[] {
  let written: unknown
  try {
    written = JSON.parse((path === null ? null : text(path)) ?? 'null')
  } catch {
    return []
  }
  const map = isMap(written) && isMap(written.hooks) ? written.hooks : written
  const groups: unknown = isMap(map) ? map[event] : undefined
  return (Array.isArray(groups) ? groups : []).flatMap((group: unknown) => {
    if (!isMap(group) || !Array.isArray(group.hooks)) return []
    const matcher = typeof group.matcher === 'string' ? group.matcher : null
    return group.hooks.flatMap((handler: unknown) => (isMap(handler) ? [{ matcher, handler }] : []))
  })
}
