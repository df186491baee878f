/** What reading and rendering already found, as findings of a rule: one fault is looked for in one place and counted once. */
import type { Finding } from '../model/finding.ts'
import type { Found, Subject } from './rule.ts'

/**
 * The findings left under the rule's id, at their places. `fix` is for those that came without one; `counts` says which
 * are faults by this rule, where readers are stricter.
 */
export function* noted(
  subject: Subject,
  rule: string,
  fix = 'correct it',
  counts: (note: Finding) => boolean = () => true,
): Generator<Found> {
  for (const note of subject.notes(rule)) if (counts(note)) yield foundOf(subject, note, fix)
}

/** One finding of a reader as a finding of a rule. */
export function foundOf(
  { plugin }: Subject,
  { file, line, column, message, fix }: Finding,
  otherwise = 'correct it',
): Found {
  const place = { ...(line !== null && { line }), ...(column !== null && { column }) }
  return { file: file === null ? '' : placeOf(plugin.source, file), ...place, message, fix: fix ?? otherwise }
}

/** A path from the root as a rule names it: relative to the plugin, or with a slash in front when it lies elsewhere. */
function placeOf(source: Subject['plugin']['source'], file: string): string {
  if (source.kind === 'remote') return `/${file}`
  if (source.path === '.') return file
  if (file === source.path) return ''
  return file.startsWith(`${source.path}/`) ? file.slice(source.path.length + 1) : `/${file}`
}
