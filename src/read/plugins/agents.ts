/** Agents and output styles of a plugin. */
import { listed, quoted } from '../../lib/text.ts'
import type { Prompt } from '../../model/component.ts'
import { readPrompt } from '../document/prompt.ts'
import { kinds, type PartFile, partFiles } from './combine.ts'
import type { Context } from './context.ts'
import type { Declarations } from './plugin-json.ts'
import { promptOf } from './prompts.ts'

const rule = 'frontmatter-is-valid'
const ignoredKeys = ['permissionMode', 'hooks', 'mcpServers', 'initialPrompt']

/** Every agent; a file without readable frontmatter is one too, as Claude has it. */
export function readAgents(context: Context, declared: Declarations): Prompt[] {
  return partFiles(context, declared, kinds.agents).flatMap((file) => {
    const text = context.text(file.path)
    if (text === null) return []
    const prompt = readPrompt(text, rule)
    context.adopt(file.path, prompt.notes)
    const tell = (key: string, severity: 'warning' | 'advice', message: string, fix: string) =>
      context.tell(context.spot(file.path, prompt.locate(key)), rule, severity, message, fix)
    const { name, description } = prompt.data
    if (!prompt.hasFrontmatter) tell('', 'warning', 'agent has no frontmatter', 'add --- name: …, description: … ---')
    else if (name === undefined && prompt.rung < 4)
      tell('', 'warning', 'name is missing', `add name: ${stem(file.path)}`)
    if (prompt.hasFrontmatter && prompt.rung < 4 && !description)
      tell('description', 'warning', 'description is missing', 'add description: when to use the agent')
    if (name !== undefined && typeof name !== 'string')
      tell('name', 'warning', `name is ${quoted(name)}, expected text`, `write name: ${stem(file.path)}`)
    if (typeof name === 'string' && name.includes(':'))
      tell('name', 'warning', `name ${quoted(name)} holds a colon`, 'write it without colon')
    const ignored = ignoredKeys.filter((key) => prompt.data[key] !== undefined)
    const [first] = ignored
    if (first !== undefined)
      tell(
        first,
        'advice',
        `${listed(ignored)} ${ignored.length === 1 ? 'has' : 'have'} no effect in the agent of a plugin`,
        'remove them',
      )
    const fallback = `Agent from ${context.namespace} plugin`
    return [
      promptOf(context, 'agent', file.path, prompt, {
        fallback: stem(file.path),
        prefix: folders(file),
        invoked: false,
        description: fallback,
      }),
    ]
  })
}

/** Every output style. */
export function readStyles(context: Context, declared: Declarations): Prompt[] {
  return partFiles(context, declared, kinds.styles).flatMap(({ path }) => {
    const text = context.text(path)
    if (text === null) return []
    const prompt = readPrompt(text, rule)
    context.adopt(path, prompt.notes)
    return [promptOf(context, 'output-style', path, prompt, { fallback: stem(path), invoked: false })]
  })
}

/** File name without extension. */
export function stem(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(/(?:\.agent)?\.[a-z]+$/i, '')
}

/** Folders between the place a part was found under and its file, each followed by a colon. */
export function folders({ path, base, listed: isListed }: PartFile): string {
  if (isListed) return ''
  const steps = path.slice(base === '' ? 0 : base.length + 1).split('/')
  return steps
    .slice(0, -1)
    .map((step) => `${step}:`)
    .join('')
}
