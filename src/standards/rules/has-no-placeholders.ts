/** A published plugin is finished: nothing is left to fill in, and every placeholder is explained. */
import { quoted } from '../../lib/text.ts'
import type { Document } from '../../model/plugin.ts'
import { type Line, proseOf } from '../prose.ts'
import { rule } from '../rule.ts'

const leftOver = /\b(?:TODO|FIXME|TBD)(?=[:(\s]|$)|\blorem ipsum\b|<(?:your|insert|enter|add)[ _-][a-z _-]{1,40}>/gi
/** Lists and notes called to-do are work, not leftovers; only what is shouted counts. */
const shouted = /^(?:TODO|FIXME|TBD)$/

export default rule({
  id: 'has-no-placeholders',
  severity: { T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Nothing is left to fill in',
  why: 'Claude follows a placeholder as if it were meant: it invents what should have stood there.',
  remedy: 'Replace it by what belongs there; explain every ~~category in CONNECTORS.md.',
  sources: ['opendatahub-io/skills-registry', "Cowork's CONNECTORS.md convention"],
  pass: [
    { title: 'a category that CONNECTORS.md explains' },
    {
      title: 'struck text and code',
      edits: {
        'docs/evaluation.md': ['# Evaluation', '# Evaluation\n\n~~43~~ 44 matched. Type `close <your-period>`.'],
      },
    },
  ],
  fail: [
    {
      title: 'something left to do',
      edits: { 'docs/evaluation.md': ['# Evaluation', '# Evaluation\n\nTODO: add October.'] },
      finds: ['"TODO" is left in the text'],
    },
    {
      title: 'a name to fill in',
      edits: { 'README.md': ['Ask in #fin-ops;', 'Ask <your team> in #fin-ops;'] },
      finds: ['"<your team>" is left in the text'],
    },
    {
      title: 'a category that nobody explains',
      edits: { 'skills/draft-accruals/SKILL.md': ['by vendor.', 'by vendor, and ask in ~~chat.'] },
      finds: ['placeholder "~~chat" is not explained in CONNECTORS.md'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  applies: ({ lifecycle }) => lifecycle === 'published' || lifecycle === 'deprecated',
  *check({ plugin: { documents, placeholders } }) {
    const names = placeholders.map(({ name }) => name.toLowerCase())
    for (const document of documents) {
      // Most documents hold nothing of the kind; only those that do are worth taking apart.
      if (document.role === 'changelog' || !(document.body.includes('~~') || document.body.search(leftOver) >= 0))
        continue
      for (const line of proseOf(document)) {
        yield* leftIn(document, line)
        if (document.role === 'connectors') continue
        for (const { name, column } of categoriesIn(line.text, names)) {
          const message = `placeholder ${quoted(`~~${name}`)} is not explained in CONNECTORS.md`
          yield {
            file: document.path,
            line: line.line,
            column,
            message,
            fix: `add to CONNECTORS.md: | Category | \`~~${name}\` | server | other options |`,
          }
        }
      }
    }
  },
})

function* leftIn({ path }: Document, { text, line }: Line) {
  for (const { 0: left, index } of text.matchAll(leftOver)) {
    if (/^(?:todo|fixme|tbd)$/i.test(left) && !shouted.test(left)) continue
    // "TODO list", "TODO items": a thing, not a gap.
    if (
      shouted.test(left) &&
      /^\s(?:lists?|items?|comments?|files?|apps?|entr(?:y|ies)|markers?)\b/i.test(text.slice(index + left.length))
    )
      continue
    yield {
      file: path,
      line,
      column: index + 1,
      message: `${quoted(left)} is left in the text`,
      fix: 'write what belongs there',
    }
  }
}

/** Categories that no name explains. A placeholder has no end mark, so that only the list says how long it is. */
function* categoriesIn(text: string, names: readonly string[]) {
  const low = text.toLowerCase()
  for (let at = low.indexOf('~~'); at >= 0; at = low.indexOf('~~', at + 2)) {
    const start = at + 2
    const known = names.find((name) => low.startsWith(name, start))
    const end = low.indexOf('~~', start)
    // Text between two marks with no space inside them is struck out.
    const isStruck =
      known === undefined && end > start && !/\s/.test(low.charAt(start)) && !/\s/.test(low.charAt(end - 1))
    if (isStruck) at = end
    const [name] =
      known === undefined && !isStruck
        ? (/^[\p{L}][\p{L}\p{N}/&-]{0,60}/u.exec(text.slice(start, start + 64)) ?? [])
        : []
    if (name !== undefined) yield { name, column: at + 1 }
  }
}
