/** Hooks of a plugin, one record a handler; they are read, never run. */
import { nearest, oneLine, quoted, shortened, visible } from '../../lib/text.ts'
import type { Hook } from '../../model/component.ts'
import type { KeyPath } from '../document/json.ts'
import { misfits } from '../kinds.ts'
import { type Data, isRecord, own } from '../record.ts'
import type { Context, Declaration } from './context.ts'
import { declaredPaths, resolvePath } from './paths.ts'
import { type Declarations, pluginJsonPath, readJson } from './plugin-json.ts'
import { maskedText, safeAddress } from './secrets.ts'
import { surfacesOf } from './surfaces.ts'

const rule = 'hooks-are-declared'
const defaultPath = 'hooks/hooks.json'
const events = (
  'SessionStart Setup UserPromptSubmit UserPromptExpansion PreToolUse PermissionRequest PermissionDenied PostToolUse PostToolUseFailure ' +
  'PostToolBatch Notification MessageDisplay SubagentStart SubagentStop TaskCreated TaskCompleted Stop StopFailure TeammateIdle ' +
  'InstructionsLoaded ConfigChange CwdChanged DirectoryAdded FileChanged WorktreeCreate WorktreeRemove PreCompact PostCompact Elicitation ' +
  'ElicitationResult SessionEnd'
).split(' ')
const handlers = ['command', 'http', 'mcp_tool', 'prompt', 'agent']

/** Every handler of every event: the default file, what the manifest names, and the entry's, which replace per event. */
export function readHooks(context: Context, { main, entry, pluginJson }: Declarations): Hook[] {
  const hooks: Hook[] = []
  const addFile = (path: string) => hooks.push(...fromFile(context, path))
  if (context.files.has(defaultPath)) addFile(defaultPath)
  if (main && main === pluginJson) {
    const inline = (value: unknown, at: KeyPath) => hooks.push(...fromMap(context, main, value, at, pluginJsonPath))
    for (const { written, at } of declaredPaths(main, ['hooks'], inline)) {
      const target = resolvePath(context, main, written, at)
      if (target?.path === defaultPath)
        context.tell(main.spot(at), rule, 'advice', `${quoted(written)} is read anyway`, 'remove the key')
      else if (target && !target.isFolder) addFile(target.path)
    }
  }
  const replacing = entry ? own(entry.data, 'hooks') : undefined
  if (!entry || replacing === undefined) return hooks
  if (!isRecord(replacing)) {
    context.tell(
      entry.spot(['hooks']),
      rule,
      'error',
      'hooks of a marketplace entry are not an event map, and never run',
      'write the event map itself',
    )
    return hooks
  }
  const theirs = Object.keys(replacing)
  return [
    ...hooks.filter((hook) => !theirs.includes(hook.event)),
    ...fromMap(context, entry, replacing, ['hooks'], null),
  ]
}

function fromFile(context: Context, path: string): Hook[] {
  const from = readJson(context, path, rule)
  if (!from) return []
  for (const { key, message } of misfits(from.data, { description: 'text' }))
    context.tell(from.spot([key]), rule, 'error', message, null)
  const wrapped = own(from.data, 'hooks')
  if (wrapped !== undefined) return fromMap(context, from, wrapped, ['hooks'], path)
  if (Object.keys(from.data).some((key) => events.includes(key))) {
    context.tell(
      from.spot([]),
      rule,
      'error',
      'hooks stand without the "hooks" wrapper; Claude does not load the file',
      'write { "hooks": { … } }',
    )
    const known = Object.fromEntries(Object.entries(from.data).filter(([, value]) => Array.isArray(value)))
    return fromMap(context, from, known, [], path)
  }
  if (own(from.data, 'modules') === undefined)
    context.tell(from.spot([]), rule, 'error', 'the file holds no hooks', 'write { "hooks": { … } }')
  return []
}

function fromMap(context: Context, from: Declaration, map: unknown, above: KeyPath, path: string | null): Hook[] {
  const refuse = (at: KeyPath, message: string) => context.tell(from.spot(at), rule, 'error', message, null)
  if (!isRecord(map)) {
    refuse(above, `hooks is ${Array.isArray(map) ? 'a list' : quoted(map)}, expected a map of events`)
    return []
  }
  const found: Hook[] = []
  for (const [event, groups] of Object.entries(map)) {
    const at = [...above, event]
    if (!events.includes(event)) {
      const meant = nearest(event, events)
      context.tell(
        from.spot(at, 'key'),
        rule,
        'warning',
        `event ${quoted(event)} is unknown; the hook never runs`,
        meant === undefined ? null : `write ${quoted(meant)}`,
      )
    }
    if (!Array.isArray(groups)) refuse(at, `event ${quoted(event)} holds no list`)
    for (const [i, group] of (Array.isArray(groups) ? groups : []).entries()) {
      const list = isRecord(group) ? own(group, 'hooks') : undefined
      if (!isRecord(group) || !Array.isArray(list)) {
        refuse([...at, i], `entry of ${quoted(event)} has no list of hooks`)
        continue
      }
      for (const [j, handler] of list.entries()) {
        const place = [...at, i, 'hooks', j]
        if (isRecord(handler)) found.push(hookOf(event, group, handler, path, from.spot(place).at?.line ?? null))
        else refuse(place, `hook of ${quoted(event)} is not a map`)
      }
    }
  }
  return found
}

function hookOf(event: string, group: Data, handler: Data, path: string | null, line: number | null): Hook {
  const text = (key: string) => {
    const value = own(handler, key)
    return typeof value === 'string' ? value : ''
  }
  const matcher = own(group, 'matcher')
  const shownEvent = visible(shortened(event, 60))
  const type = text('type') || 'command'
  return {
    kind: 'hook',
    name:
      typeof matcher === 'string' && matcher !== ''
        ? `${shownEvent} · ${visible(shortened(matcher, 60))}`
        : shownEvent || 'hook',
    slug: '',
    path,
    line,
    description: shortened(oneLine(text('statusMessage') || text('description')), 300),
    surfaces: surfacesOf('hook'),
    event: shownEvent,
    known: events.includes(event),
    matcher: typeof matcher === 'string' ? visible(shortened(matcher, 300)) : null,
    handler: handlers.includes(type) ? type : visible(shortened(type, 60)),
    action: shortened(oneLine(actionOf(type, handler, text)), 300),
  }
}

function actionOf(type: string, handler: Data, text: (key: string) => string): string {
  const args = own(handler, 'args')
  const words = Array.isArray(args) ? args.map(String) : []
  if (type === 'http') return safeAddress(text('url'))
  if (type === 'mcp_tool') return `${text('server')} ${text('tool')}`
  if (type === 'prompt' || type === 'agent') return maskedText(text('prompt'))
  return maskedText([text('command'), ...words].join(' '))
}
