/** What reading found, for pages and figures: files, rows left out, days, and a digest of it all. */
import { digestOf } from '../../lib/digest.ts'
import { counted, listed, quoted } from '../../lib/text.ts'
import type { Finding, Severity } from '../../model/finding.ts'
import type { UsageFacts, UsageFile } from '../../model/usage.ts'
import { findingOf, inOrder } from '../findings.ts'
import { noteOf } from '../note.ts'
import { byText } from '../record.ts'
import type { Known } from './known.ts'

const rule = 'usage-is-readable'

/** `odd` holds the paths of links and special files. */
export function factsOf(known: readonly Known[], odd: readonly string[], version: string): UsageFacts {
  const files = known.map(fileOf).sort((a, b) => byText(a.path, b.path))
  const links = odd.map((path) =>
    found(path, 'warning', 'a link or special file is not read', 'replace it by a plain file'),
  )
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
    findings: inOrder([...known.flatMap(findingsOf), ...links]),
    digest: digestOf([version, known.map(({ digest }) => digest).sort(byText)]),
    hasRuns: days.length > 0,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  }
}

function fileOf({ path, digest, kept, instead, seen }: Known): UsageFile {
  const nothing = { first: null, last: null, rows: 0, kept: 0, duplicates: 0, unrelated: 0, rejected: [] }
  if (!('reading' in kept)) return { path, digest, format: null, ...nothing }
  const { first, last, rows, unrelated, rejected } = kept.reading
  const twice = instead === null ? seen : kept.reading.kept
  return {
    path,
    digest,
    format: kept.format,
    first,
    last,
    rows,
    kept: kept.reading.kept - twice,
    duplicates: kept.reading.duplicates + twice,
    unrelated,
    rejected,
  }
}

function findingsOf({ path, kept, instead }: Known): Finding[] {
  if ('refused' in kept) return [found(path, 'warning', kept.refused, kept.fix)]
  if (instead !== null)
    return [found(path, 'advice', `not used: ${quoted(instead.path)} ${instead.why}`, 'remove one of them')]
  const { rejected, notes } = kept.reading
  const rows = rejected.map(({ reason, rows, lines }) => {
    const where =
      lines.length === 0
        ? ''
        : ` (line${lines.length > 1 ? 's' : ''} ${listed(lines.map(String))}${rows > lines.length ? ' and more' : ''})`
    return {
      ...found(path, 'warning', `${counted(rows, 'row')} left out: ${reason}${where}`, null),
      line: lines[0] ?? null,
    }
  })
  return [...rows, ...notes.map((note) => findingOf(note, null, `usage/${path}`))]
}

function found(path: string, severity: Severity, message: string, fix: string | null): Finding {
  return findingOf(noteOf(rule, severity, message, { fix }), null, `usage/${path}`)
}
