/** Findings as they leave the reader: in order, with their line where it may be shown, and not without end. */
import { counted, shortened } from '../../lib/text.ts'
import type { Finding } from '../../model/finding.ts'
import { byText } from '../record.ts'
import type { Context } from './context.ts'

const findingsMost = 1_000
const showable = /\.(?:md|mdx|markdown|yaml|yml)$/i

/** All findings of a plugin in order of file and line. */
export function finishedFindings(context: Context): Finding[] {
  return capped(context, withSources(context, context.findings).sort(inOrder))
}

/** Findings with the text of their line where the file is prose; configuration can hold secrets and is not quoted. */
function withSources(context: Context, findings: readonly Finding[]): Finding[] {
  const prefix = context.tree.folder === '.' ? '' : `${context.tree.folder}/`
  const lines = new Map<string, string[]>()
  return findings.map((finding) => {
    const { file, line } = finding
    if (file === null || line === null || !file.startsWith(prefix) || !showable.test(file)) return finding
    const path = file.slice(prefix.length)
    const known = lines.get(path) ?? (context.text(path) ?? '').split('\n')
    lines.set(path, known)
    const text = known[line - 1]
    return text === undefined || text.trim() === '' ? finding : { ...finding, source: shortened(text, 200) }
  })
}

/** The first thousand findings, and how many more there are. */
function capped(context: Context, findings: Finding[]): Finding[] {
  const more = findings.length - findingsMost
  if (more <= 0) return findings
  const { file } = context.spot('')
  const last = {
    rule: 'fits-size-budget',
    severity: 'error' as const,
    plugin: context.listing.name,
    file,
    line: null,
    column: null,
  }
  return [
    ...findings.slice(0, findingsMost),
    { ...last, message: `${counted(more, 'further finding')} not shown`, fix: null, source: null },
  ]
}

function inOrder(a: Finding, b: Finding): number {
  return (
    byText(a.file ?? '', b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    byText(a.rule, b.rule) ||
    byText(a.message, b.message)
  )
}
