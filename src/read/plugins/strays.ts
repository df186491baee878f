/** Things that lie where Claude does not look, and what that means for the plugin as a whole. */
import { quoted } from '../../lib/text.ts'
import type { Component, SurfaceId } from '../../model/component.ts'
import type { Reach } from '../../model/plugin.ts'
import { kebab } from '../../model/primitives.ts'
import { isRecord, own } from '../record.ts'
import type { Context, Declaration } from './context.ts'
import { pluginJsonPath } from './plugin-json.ts'

const misplaced =
  /^\.claude-plugin\/(skills|commands|agents|hooks|output-styles|workflows|themes|monitors|\.mcp\.json|\.lsp\.json)(?:\/|$)/

/** Findings for misplaced parts, for a nested marketplace, and for a plugin that brings nothing. */
export function checkStrays(context: Context, parts: readonly Component[], dependencies: readonly string[]): void {
  const told = new Set<string>()
  for (const path of context.files.keys()) {
    const [, part] = misplaced.exec(path) ?? []
    if (part !== undefined && !told.has(part)) {
      told.add(part)
      const fix = `git mv .claude-plugin/${part} ${part}`
      context.tell(
        context.spot(path),
        'docs-match-inventory',
        'error',
        `${quoted(part)} lies inside .claude-plugin/ and is not loaded`,
        fix,
      )
    }
    const isOwn = context.tree.folder === '.' && path === '.claude-plugin/marketplace.json'
    if (!isOwn && /(?:^|\/)\.claude-plugin\/marketplace\.json$/.test(path)) {
      context.tell(
        context.spot(path),
        'marketplace-is-valid',
        'advice',
        'a second marketplace lies inside the plugin',
        'list the plugin in one marketplace only',
      )
    }
  }
  if (context.files.has('CLAUDE.md')) {
    context.tell(
      context.spot('CLAUDE.md'),
      'docs-match-inventory',
      'advice',
      'CLAUDE.md of a plugin is not loaded',
      'make it a skill',
    )
  }
  if (parts.length === 0 && dependencies.length === 0 && !hasCli(context)) {
    context.tell(
      context.spot(''),
      'docs-match-inventory',
      'warning',
      'plugin brings no part that Claude loads',
      'add a skill: skills/<name>/SKILL.md',
    )
  }
}

/** Anthropic's vocabulary: remote with a server or a CLI, privileged with hooks and their like, else contained. */
export function reachOf(context: Context, parts: readonly Component[], main: Declaration | null): Reach {
  const has = (...kinds: Component['kind'][]) => parts.some((part) => kinds.includes(part.kind))
  if (has('connector') || hasCli(context)) return 'remote'
  const settings = main ? own(main.data, 'settings') : undefined
  return has('hook', 'monitor', 'lsp') || isRecord(settings) || context.files.has('settings.json')
    ? 'privileged'
    : 'contained'
}

/** Why chat and Cowork would not take the plugin at all. */
export function refusalsOf(context: Context): Map<SurfaceId, string> {
  const reason = hasCli(context)
    ? 'it holds a top-level bin/ folder'
    : !context.files.has(pluginJsonPath)
      ? 'it has no plugin.json'
      : !kebab.test(context.listing.name)
        ? 'its name is not lower-case words joined by hyphens'
        : null
  return new Map(
    reason === null
      ? []
      : [
          ['chat', reason],
          ['cowork', reason],
        ],
  )
}

function hasCli(context: Context): boolean {
  return context.folders.has('bin')
}
