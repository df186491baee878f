/** Programs of a plugin line by line: what runs, without comments, printed text and here-documents. */
import type { Subject } from './rule.ts'
import { type Line, linesOf } from './texts.ts'

export const scriptFile = /\.(?:sh|bash|zsh|ksh|ps1|py|js|mjs|cjs|ts|mts|rb|pl|lua)$/i
const shellFile = /\.(?:sh|bash|zsh|ksh)$/i
const prints = /^\s*(?:echo|printf|print|cat|log|warn|info|error|console\.|say|usage|raise|throw|die|return|>&2)\b/

/** Lines of the plugin's scripts that do something. */
export function* runningLines(subject: Subject): Generator<Line> {
  let file = ''
  let until: string | null = null
  for (const line of linesOf(subject, (path) => scriptFile.test(path))) {
    if (line.file !== file) [file, until] = [line.file, null]
    const bare = line.text.trim()
    if (until !== null) {
      if (bare === until) until = null
      continue
    }
    if (/^(?:#|\/\/|\*|\/\*|--|"""|''')/.test(bare) || prints.test(bare)) continue
    if (shellFile.test(file)) until = /<<-?\s?["']?(\w{1,30})["']?/.exec(bare)?.[1] ?? null
    yield line
  }
}

/** What stands on a line of a shell script before it prints something. */
export function beforePrinting(text: string): string {
  return text.replace(/\b(?:echo|printf|log|warn|error|die)\b.*$/s, '')
}

export function isShell(file: string): boolean {
  return shellFile.test(file)
}
