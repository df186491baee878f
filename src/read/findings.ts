/** From notes to findings: whose they are, which file they belong to, and the order they are listed in. */
import type { Finding, Note } from '../model/finding.ts'
import { byText } from './record.ts'

/** The note as a finding; `plugin` is null when it belongs to no single one, `file` is a path from the root. */
export function findingOf(note: Note, plugin: string | null, file: string | null): Finding {
  const { rule, severity, line, column, message, fix, source } = note
  return { rule, severity, plugin, file, line, column, message, fix, source }
}

/** Findings by file, place, rule and text. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      byText(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      byText(a.rule, b.rule) ||
      byText(a.message, b.message),
  )
}
