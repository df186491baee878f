/** What a changelog says of one version, kind by kind, as plain text. */
import { oneLine, shortened } from '../../lib/text.ts'
import { type ChangelogSection, changeKinds } from '../../model/release.ts'

const itemsMost = 100

/** The entry of a version: below a heading that starts with it, with or without a v or brackets. */
export function changelogOf(body: string, version: string): ChangelogSection[] {
  const sections: ChangelogSection[] = []
  let depth = 0
  let open: ChangelogSection | null = null
  let underHeading = false
  let count = 0
  for (const line of body.split('\n')) {
    const [, marks = '', title = ''] = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line) ?? []
    if (marks !== '' && (depth === 0 || marks.length <= depth)) {
      if (depth > 0) break
      if (isOf(title, version)) depth = marks.length
      continue
    }
    if (depth === 0 || line.trim() === '' || count >= itemsMost) continue
    const kind = kindOf(marks === '' ? line : title)
    if (kind !== undefined && (marks !== '' || /^\s*\**\w+\**:?\s*$/.test(line))) {
      open = { kind, items: [] }
      sections.push(open)
      underHeading = true
      continue
    }
    if (marks !== '') continue
    const [, item] = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/.exec(line) ?? []
    const says = plain(item ?? line)
    if (says === '') continue
    // A line with a kind of its own, as in "- **Added** the command", stands under that kind.
    const own = item === undefined || underHeading ? undefined : kindOf(item)
    if (own !== undefined || open === null) {
      open = sections.find(({ kind }) => kind === (own ?? null)) ?? null
      if (open === null) {
        open = { kind: own ?? null, items: [] }
        sections.push(open)
      }
    }
    const last = open.items.at(-1)
    if (item === undefined && last !== undefined)
      open.items[open.items.length - 1] = shortened(`${last} ${says}`, 1_000)
    else {
      open.items.push(shortened(says, 1_000))
      count++
    }
  }
  return sections.filter(({ items }) => items.length > 0).sort((a, b) => rank(a) - rank(b))
}

function isOf(title: string, version: string): boolean {
  const [first = ''] = title.replace(/[[\]]/g, '').split(/[\s(:,–—]/)
  return first.replace(/^v(?=\d)/i, '') === version
}

function kindOf(text: string): ChangelogSection['kind'] | undefined {
  const [word = ''] = /^[\s*_]*[A-Za-z]+/.exec(text) ?? []
  const plainWord = word.replace(/[\s*_]/g, '').toLowerCase()
  return changeKinds.find((kind) => kind.toLowerCase() === plainWord)
}

function rank({ kind }: ChangelogSection): number {
  return kind === null ? changeKinds.length : changeKinds.indexOf(kind)
}

/** Markdown marks taken off: what stays is shown as text. */
function plain(text: string): string {
  return oneLine(
    text
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/`([^`]*)`/g, '$1')
      .replace(/\*\*|__/g, ''),
  )
}
