/** What is wrong with releases, as findings of the plugins whose they are. */
import type { Finding } from '../../model/finding.ts'
import type { Release } from '../../model/release.ts'
import { findingOf } from '../findings.ts'
import { noteOf } from '../note.ts'

/** Findings by plugin slug. The working tree is the rules' own business; only what stands in tags is told here. */
export function releaseFindings(releases: readonly Release[]): Map<string, Finding[]> {
  const findings = new Map<string, Finding[]>()
  for (const { plugin, slug, tag, refused, replaces } of releases) {
    const refusal = replaces ?? (tag === null ? null : refused)
    if (refusal === null) continue
    const { rule, file, message, fix } = refusal
    const finding = findingOf(noteOf(rule, 'error', message, { fix }), plugin, file)
    findings.set(slug, [...(findings.get(slug) ?? []), finding])
  }
  return findings
}
