/** Skills of a plugin, and where they stray from the Agent Skills specification. */
import { counted, listed, oneLine, quoted } from '../../lib/text.ts'
import type { Prompt } from '../../model/component.ts'
import { kebab } from '../../model/primitives.ts'
import { readPrompt } from '../document/prompt.ts'
import { isRecord } from '../record.ts'
import { filesBelow, skillFolders } from './combine.ts'
import type { Context } from './context.ts'
import type { Declarations } from './plugin-json.ts'
import { promptOf } from './prompts.ts'
import { asText } from './words.ts'

const rule = 'skills-meet-spec'
const specified = ['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools']
const skillFile = /(?:^|\/)SKILL\.md$/i

/** Every skill, in order of path; slugs are still empty. */
export function readSkills(context: Context, declared: Declarations): Prompt[] {
  const { folders, keyed } = skillFolders(context, declared)
  const paths = new Set<string>()
  for (const folder of folders) {
    for (const { path } of filesBelow(context, folder, skillFile)) {
      // The plugin itself as a skill folder means its own SKILL.md and those one level down.
      if (folder !== '' || path.split('/').length <= 2) paths.add(path)
    }
  }
  if (!keyed && !context.folders.has('skills'))
    for (const path of context.files.keys()) if (/^SKILL\.md$/i.test(path)) paths.add(path)
  return [...paths].sort().flatMap((path) => readSkill(context, path) ?? [])
}

function readSkill(context: Context, path: string): Prompt | null {
  const text = context.text(path)
  if (text === null) return null
  const prompt = readPrompt(text, rule)
  context.adopt(path, prompt.notes)
  const folder = path.split('/').at(-2) ?? ''
  const fallback = folder === '' ? context.namespace : folder
  const top = context.spot(path, { line: 1, column: 1 })
  const file = path.split('/').at(-1) ?? ''
  if (file !== 'SKILL.md')
    context.tell(
      context.spot(path),
      rule,
      'error',
      `file is named ${quoted(file)}, expected "SKILL.md"`,
      'rename it to SKILL.md',
    )
  if (!prompt.hasFrontmatter)
    context.tell(top, rule, 'warning', 'skill has no frontmatter', `add --- name: ${fallback}, description: … ---`)
  const skill = promptOf(context, 'skill', path, prompt, { fallback, invoked: true })
  if (prompt.hasFrontmatter && prompt.rung < 4) check(context, path, prompt, skill, folder)
  const lines = prompt.body.split('\n').length
  if (lines > 500)
    context.tell(
      context.spot(path),
      rule,
      'advice',
      `body has ${counted(lines, 'line')}, expected at most 500`,
      'move detail into references/',
    )
  return skill
}

function check(
  context: Context,
  path: string,
  prompt: ReturnType<typeof readPrompt>,
  skill: Prompt,
  folder: string,
): void {
  const { data } = prompt
  const tell = (key: string, severity: 'error' | 'warning' | 'advice', message: string, fix: string | null = null) =>
    context.tell(context.spot(path, prompt.locate(key)), rule, severity, message, fix)

  const name = data.name
  if (name === undefined) tell('', 'warning', 'name is missing', `add name: ${folder || context.namespace}`)
  else if (typeof name !== 'string')
    tell('name', 'warning', `name is ${quoted(name)}, expected text`, `write name: ${folder}`)
  else {
    if (!kebab.test(name))
      tell(
        'name',
        'warning',
        `name ${quoted(name)} is not lower-case words joined by hyphens`,
        folder === '' ? null : `write name: ${folder}`,
      )
    else if (name.length > 64)
      tell('name', 'warning', `name has ${name.length} characters, expected at most 64`, 'shorten it')
    if (folder !== '' && name !== folder)
      tell(
        'name',
        'warning',
        `name is ${quoted(name)}, the folder is ${quoted(folder)}`,
        `write name: ${folder}, or rename the folder`,
      )
    if (/claude|anthropic/i.test(name))
      tell('name', 'advice', `name ${quoted(name)} holds a reserved word`, 'choose another name')
  }

  const description = oneLine(asText(data.description, prompt.sourceOf('description')))
  const length = typeof data.description === 'string' ? data.description.trim().length : description.length
  if (description === '')
    tell('description', 'warning', 'description is missing', 'add description: what it does and when to use it')
  if (length > 1_024)
    tell('description', 'warning', `description has ${length} characters, expected at most 1,024`, 'shorten it')
  if (/<\/?[a-z][^>]{0,80}>/i.test(description))
    tell('description', 'advice', 'description holds a tag in angle brackets', 'write it without < and >')

  const compatibility = asText(data.compatibility, null)
  if (compatibility.length > 500)
    tell(
      'compatibility',
      'advice',
      `compatibility has ${compatibility.length} characters, expected at most 500`,
      'shorten it',
    )
  if (data.metadata !== undefined && !isRecord(data.metadata))
    tell('metadata', 'warning', 'metadata is not a map, and is dropped', 'write key: value lines below it')
  const odd = isRecord(data.metadata)
    ? Object.keys(data.metadata).filter((key) => isRecord(data.metadata) && typeof data.metadata[key] !== 'string')
    : []
  if (odd.length > 0)
    tell(
      'metadata',
      'advice',
      `metadata ${listed(odd.slice(0, 7).map((key) => quoted(key)))} is not text`,
      'put the values in quotes',
    )
  const beyond = Object.keys(data).filter((key) => !specified.includes(key))
  if (beyond.length > 0) {
    const keys = `${beyond.length === 1 ? 'key' : 'keys'} ${listed(beyond.slice(0, 7).map((key) => quoted(key, 40)))}`
    const verb = beyond.length === 1 ? 'is' : 'are'
    tell(
      beyond[0] ?? '',
      'advice',
      `${keys} ${verb} outside the Agent Skills specification`,
      'move them under metadata to upload the skill on its own',
    )
  }
  if (skill.name.length > 120) tell('name', 'advice', 'name is shown shortened')
}
