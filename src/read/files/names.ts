/** File names that travel: to Windows, to a URL, through a case-insensitive disk. */
import { quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { noteOf } from '../note.ts'

const rule = 'file-names-are-portable'
const reserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i
const lengthMost = 200

/** What is wrong with the name of one file or folder, or null; `path` is relative to the plugin. */
export function oddName(path: string, name: string): Note | null {
  const odd = reasonOf(path, name)
  return odd === null ? null : noteOf(rule, 'error', `name ${quoted(name)} ${odd}`, { fix: 'rename it' })
}

function reasonOf(path: string, name: string): string | null {
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(name)) return 'holds a control or invisible character'
  if (name.includes('\uFFFD')) return 'is not UTF-8'
  const mark = /[#?%\\<>:"|*]/.exec(name)
  if (mark) return `holds "${mark[0]}"`
  if (name !== name.normalize('NFC')) return 'is not in Unicode form NFC'
  if (reserved.test(name)) return 'is reserved on Windows'
  if (/[. ]$/.test(name)) return 'ends in a dot or a space'
  if (path.length > lengthMost) return `makes a path of ${path.length} characters, expected at most ${lengthMost}`
  return null
}

/** Names of one folder that a case-insensitive or normalising disk cannot tell apart, a note for each but the first. */
export function twins(names: readonly string[]): { name: string; note: Note }[] {
  const found: { name: string; note: Note }[] = []
  for (const sharers of Map.groupBy(names, (name) => name.normalize('NFKC').toLowerCase()).values()) {
    const [first, ...others] = sharers
    for (const name of others) {
      const message = `name ${quoted(name)} differs from ${quoted(first)} only in letter case or Unicode form`
      found.push({ name, note: noteOf(rule, 'error', message, { fix: 'rename one of them' }) })
    }
  }
  return found
}
