/** Commands of a plugin: Markdown files, or a map of names in the manifest. */
import { quoted } from '../../lib/text.ts'
import type { Prompt } from '../../model/component.ts'
import { readPrompt } from '../document/prompt.ts'
import { isRecord, own } from '../record.ts'
import { folders, stem } from './agents.ts'
import { kinds, partFiles } from './combine.ts'
import type { Context, Declaration } from './context.ts'
import { resolvePath } from './paths.ts'
import type { Declarations } from './plugin-json.ts'
import { promptOf } from './prompts.ts'

const rule = 'frontmatter-is-valid'

/** Every command; frontmatter is optional here. */
export function readCommands(context: Context, declared: Declarations): Prompt[] {
  const files = partFiles(context, declared, kinds.commands).flatMap((file) => {
    const command = readFile(context, file.path, { fallback: stem(file.path), prefix: folders(file) })
    return command ? [command] : []
  })
  const { main, entry, pluginJson } = declared
  const sources = main === pluginJson ? [main, entry] : [main]
  return [...files, ...sources.flatMap((from) => (from ? readMap(context, from) : []))]
}

function readFile(
  context: Context,
  path: string,
  options: { fallback: string; prefix?: string; description?: string },
): Prompt | null {
  const text = context.text(path)
  if (text === null) return null
  const prompt = readPrompt(text, rule)
  context.adopt(path, prompt.notes)
  return promptOf(context, 'command', path, prompt, { ...options, invoked: true, named: false })
}

function readMap(context: Context, from: Declaration): Prompt[] {
  const map = own(from.data, 'commands')
  if (!isRecord(map)) return []
  return Object.entries(map).flatMap(([name, value]) => {
    const at = ['commands', name]
    const source = isRecord(value) ? own(value, 'source') : undefined
    const content = isRecord(value) ? own(value, 'content') : undefined
    const described = isRecord(value) ? own(value, 'description') : undefined
    const options = { fallback: name, ...(typeof described === 'string' ? { description: described } : {}) }
    if ((typeof source === 'string') === (typeof content === 'string')) {
      const fix = 'give exactly one of source and content'
      context.tell(
        from.spot(at),
        'manifest-matches-schema',
        'error',
        `command ${quoted(name)} has neither or both of source and content`,
        fix,
      )
      return []
    }
    if (typeof content === 'string') {
      return [
        promptOf(context, 'command', null, readPrompt(content, rule), { ...options, invoked: true, named: false }),
      ]
    }
    const target = typeof source === 'string' ? resolvePath(context, from, source, [...at, 'source']) : null
    const command = target && !target.isFolder ? readFile(context, target.path, options) : null
    return command ? [command] : []
  })
}
