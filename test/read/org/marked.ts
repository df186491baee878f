/** Central data in texts whose lines carry the finding that is expected there: `… #! message → fix`. */
import { isCentralDataError } from '../../../src/read/org/central-data-error.ts'
import { readOrg } from '../../../src/read/org/index.ts'
import { repository } from '../repository.ts'

/** Findings as "teams.yaml:3 message → fix", as they are marked and as they are told. */
export function compare(files: Record<string, string>): { marked: string[]; told: string[] } {
  const marked = Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, i) =>
      line
        .split('#!')
        .slice(1)
        .map((mark) => `${file}:${i + 1} ${mark.trim()}`),
    ),
  )
  const bare = Object.entries(files).map(([file, text]) => [file, text.replace(/[ \t]*#!.*/g, '')])
  return { marked: marked.sort(), told: toldBy(repository(Object.fromEntries(bare))).sort() }
}

/** What reading a folder of central data tells; empty when it fits. */
export function toldBy(org: string): string[] {
  try {
    readOrg(org)
    return []
  } catch (error) {
    if (!isCentralDataError(error)) throw error
    return error.findings.map(
      ({ file, line, message, fix }) =>
        `${file?.replace(/^org\//, '')}:${line} ${message}${fix === null ? '' : ` → ${fix}`}`,
    )
  }
}
