/** Where a README's tables and lists name commands, skills or agents that are not there. */
import { nearest, quoted } from '../../lib/text.ts'
import type { Prompt } from '../../model/component.ts'
import type { Document } from '../../model/plugin.ts'
import type { Context } from './context.ts'

// Commands of Claude itself, which a README may well name.
const builtIn = new Set(
  (
    'add-dir agents bug clear compact config context cost doctor exit export feedback help hooks ide init install login logout mcp memory ' +
    'model output-style permissions plugin plugins quit release-notes reload-plugins rename resume review rewind schedule security-review ' +
    'settings skills status statusline terminal-setup todos usage vim'
  ).split(' '),
)

// Beyond this a list is of something else, and looking for near names would take long.
const toldMost = 50

/** Advice for every name that does not exist, at its line; each name once. */
export function checkInventory(context: Context, readme: Document, parts: readonly Prompt[]): void {
  const known = new Set(parts.flatMap(namesOf))
  // A part that has its own line elsewhere is hardly the one that is meant here.
  const elsewhere = named(readme.body)
  const unnamed = [...known].filter((name) => !elsewhere.has(name))
  const told = new Set<string>()
  let listsParts = false
  let inTable = false
  let fenced = false
  for (const [i, line] of readme.body.split('\n').entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    const isRow = !fenced && /^\s*\|/.test(line)
    if (isRow && !inTable) listsParts = /^\s*\|\s*\**(?:slash )?(?:command|skill|agent)s?\**\s*\|/i.test(line)
    inTable = isRow
    const isItem = !fenced && /^\s*(?:[-*+]|\d+\.)\s/.test(line)
    if (!isRow && !isItem) continue
    const first = isRow ? (line.split('|')[1] ?? '') : line
    for (const { name, column, typed } of mentions(first, isRow && listsParts, context.namespace)) {
      const isKnown = known.has(name.toLowerCase()) || (typed && builtIn.has(name))
      if (isKnown || told.has(name) || told.size >= toldMost) continue
      told.add(name)
      const offset = isRow ? line.indexOf('|') + 1 : 0
      const shown = typed ? `/${name}` : name
      const close = nearest(name, unnamed)
      const fix =
        close === undefined ? 'remove the line, or add the part' : `write ${typed ? '/' : ''}${close}, or add the part`
      const at = { line: readme.line + i, column: offset + column + 1 }
      context.tell(
        context.spot(readme.path, at),
        'docs-match-inventory',
        'advice',
        `${quoted(shown)} is named, but is no part of the plugin`,
        fix,
      )
    }
  }
}

/** What stands in code spans, without slash and prefix, in lower case. */
function named(body: string): Set<string> {
  const spans = [...body.matchAll(/`\/?(?:[\w.-]{1,64}:)?([\w.:-]{1,64})`/g)]
  return new Set(spans.map(([, name = '']) => name.toLowerCase()))
}

/** Names in code spans: /name anywhere, a bare name in the first column of a table of parts. */
function* mentions(text: string, bare: boolean, namespace: string) {
  for (const match of text.slice(0, 2_000).matchAll(/`([^`]{1,120})`/g)) {
    const [, slash = '', prefix, name = ''] =
      /^(\/?)(?:([\w.-]+):)?([a-z0-9][\w.:-]*)(?=$|[ \t])/i.exec(match[1] ?? '') ?? []
    const typed = slash !== ''
    if (name === '' || !(typed || bare)) continue
    // Parts of another plugin are its own README's business.
    if (prefix !== undefined && prefix !== namespace && !name.includes(':')) continue
    yield {
      name: prefix !== undefined && prefix !== namespace ? `${prefix}:${name}` : name,
      column: match.index + 1,
      typed,
    }
  }
}

function namesOf(part: Prompt): string[] {
  const steps = (part.path ?? '').split('/')
  const folder = steps.at(-2) ?? ''
  const file = (steps.at(-1) ?? '').replace(/\.md$/i, '')
  const last = part.name.split(':').at(-1) ?? ''
  return [part.name, last, part.kind === 'skill' ? folder : file].map((name) => name.toLowerCase())
}
