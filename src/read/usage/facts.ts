/** What reading found, for pages and figures: files, rows left out, days, and a digest of it all. */
import { digestOf } from '../../lib/digest.ts'
import { counted, listed, quoted, visible } from '../../lib/text.ts'
import type { Finding, Severity } from '../../model/finding.ts'
import type { Rejection, UsageFacts, UsageFile } from '../../model/usage.ts'
import { findingOf, inOrder } from '../findings.ts'
import { noteOf } from '../note.ts'
import { byText } from '../record.ts'
import type { Known } from './known.ts'
import { formats } from './list.ts'

const rule = 'usage-is-readable'

/** Most characters of a path; what is longer loses its beginning. */
const longestPath = 160

/** `odd` holds the paths of links and special files. */
export function factsOf(known: readonly Known[], odd: readonly string[], version: string): UsageFacts {
  const files = [...known.map(fileOf), ...odd.map(unopened)].sort((a, b) => byText(a.path, b.path))
  const daily = known.flatMap(({ kept, instead }) =>
    instead === null && 'reading' in kept && kept.reading.view === 'daily' && kept.reading.first !== null
      ? [kept.reading]
      : [],
  )
  const days = daily
    .flatMap(({ first, last }) => [first, last])
    .filter((day) => day !== null)
    .sort(byText)
  return {
    files,
    findings: inOrder(files.flatMap(findingsWith)),
    digest: digestOf([version, known.map(({ digest }) => digest).sort(byText)]),
    hasRuns: days.length > 0,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  }
}

/** What is left out of a file that another replaces was never needed. */
function findingsWith(file: UsageFile): Finding[] {
  const rows = file.state === 'partly' ? file.rejected.map((some) => leftOut(file, some)) : []
  return [...rows, ...file.findings]
}

const nothing = { first: null, last: null, rows: 0, kept: 0, duplicates: 0, unrelated: 0, rejected: [] }
const noFormat = { format: null, formatTitle: null, state: 'refused' as const }

function unopened(name: string): UsageFile {
  const path = shownPath(name)
  const why = found(path, 'warning', 'a link or special file is not read', 'replace it by a plain file')
  return { path, digest: null, ...noFormat, ...nothing, findings: [why] }
}

function fileOf(known: Known): UsageFile {
  const { digest, kept, instead, seen } = known
  const path = shownPath(known.path)
  const findings = findingsOf(known, path)
  if (!('reading' in kept)) return { path, digest, ...noFormat, ...nothing, findings }
  const { first, last, rows, unrelated, rejected } = kept.reading
  const twice = instead === null ? seen : kept.reading.kept
  return {
    path,
    digest,
    format: kept.format,
    formatTitle: formats.find(({ id }) => id === kept.format)?.title ?? null,
    state: instead !== null ? 'replaced' : rejected.length > 0 ? 'partly' : 'used',
    first,
    last,
    rows,
    kept: kept.reading.kept - twice,
    duplicates: kept.reading.duplicates + twice,
    unrelated,
    rejected,
    findings,
  }
}

/** Names of files are somebody else's words too. */
function shownPath(path: string): string {
  const marks = [...path.toWellFormed()]
  return visible(marks.length > longestPath ? `…${marks.slice(1 - longestPath).join('')}` : marks.join(''))
}

function findingsOf({ kept, instead }: Known, path: string): Finding[] {
  if ('refused' in kept) return [found(path, 'warning', kept.refused, kept.fix)]
  if (instead !== null)
    return [found(path, 'advice', `not used: ${quoted(instead.path)} ${instead.why}`, 'remove one of them')]
  return kept.reading.notes.map((note) => findingOf(note, null, `usage/${path}`))
}

function leftOut({ path }: UsageFile, { reason, rows, lines }: Rejection): Finding {
  const where =
    lines.length === 0
      ? ''
      : ` (line${lines.length > 1 ? 's' : ''} ${listed(lines.map(String))}${rows > lines.length ? ' and more' : ''})`
  return {
    ...found(path, 'warning', `${counted(rows, 'row')} left out: ${reason}${where}`, null),
    line: lines[0] ?? null,
  }
}

function found(path: string, severity: Severity, message: string, fix: string | null): Finding {
  return findingOf(noteOf(rule, severity, message, { fix }), null, `usage/${path}`)
}
