/** Every Markdown file of a plugin as a document with a role. */
import { oneLine, shortened } from '../../lib/text.ts'
import type { Prompt } from '../../model/component.ts'
import type { Document, DocumentRole } from '../../model/plugin.ts'
import { findBlock } from '../document/block.ts'
import type { Readme } from '../document/readme.ts'
import { stem } from './agents.ts'
import type { Context } from './context.ts'
import { firstHeading } from './words.ts'

const rule = 'has-one-strict-manifest'

/** README.md or README.mdx at the top of the plugin; findings when there are two, or none. */
export function findReadme(context: Context): string | null {
  const candidates = [...context.files.keys()].filter((path) => /^readme\.mdx?$/i.test(path))
  const exact = candidates.filter((path) => /^README\.mdx?$/.test(path))
  const [first, second] = exact.length > 0 ? exact : candidates
  if (first === undefined) {
    context.tell(
      context.spot(''),
      rule,
      'warning',
      'there is no README.md',
      'add one that says what the plugin does and when to use it',
    )
    return null
  }
  if (second !== undefined)
    context.tell(context.spot(second), rule, 'error', `there is a ${first} beside it`, 'keep one of the two')
  if (exact.length === 0)
    context.tell(context.spot(first), rule, 'advice', 'README is not written in capitals', `git mv ${first} README.md`)
  return first
}

/** All documents in order of path; those that cannot be read as text are left out, their finding says why. */
export function readDocuments(
  context: Context,
  parts: readonly Prompt[],
  readmePath: string | null,
  readme: Readme | null,
): Document[] {
  const roles = new Map(parts.flatMap((part) => (part.path === null ? [] : [[part.path, part.kind] as const])))
  const documents: Document[] = []
  for (const path of context.files.keys()) {
    const [, extension] = /\.(md|mdx|markdown)$/i.exec(path) ?? []
    const text = extension === undefined ? null : context.text(path)
    if (text === null) continue
    const role = path === readmePath ? 'readme' : (roles.get(path) ?? roleOf(path))
    const { body, bodyLine } = path === readmePath && readme ? readme : bodyOf(text, role)
    const title = firstHeading(body) ?? titleOf(path)
    documents.push({
      path,
      role,
      syntax: extension?.toLowerCase() === 'mdx' ? 'mdx' : 'markdown',
      title,
      body,
      line: bodyLine,
    })
  }
  return documents
}

function roleOf(path: string): DocumentRole {
  if (path.startsWith('docs/')) return 'page'
  if (/^changelog\.mdx?$/i.test(path)) return 'changelog'
  return /^connectors\.mdx?$/i.test(path) ? 'connectors' : 'reference'
}

/** Frontmatter without marks is a habit of prompts; elsewhere such lines are text. */
function bodyOf(text: string, role: DocumentRole): { body: string; bodyLine: number } {
  const isPrompt = role === 'skill' || role === 'agent' || role === 'command' || role === 'output-style'
  if (isPrompt || /^---[ \t]*\n/.test(text)) return findBlock(text)
  return { body: text, bodyLine: 1 }
}

function titleOf(path: string): string {
  const name = /(?:^|\/)(?:SKILL|README|index)\.\w+$/i.test(path) ? (path.split('/').at(-2) ?? stem(path)) : stem(path)
  const words = oneLine(name.replace(/[-_]+/g, ' '))
  return shortened(words === '' ? path : `${words.charAt(0).toUpperCase()}${words.slice(1)}`, 200)
}
