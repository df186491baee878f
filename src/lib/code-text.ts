/** Text as Markdown code: no text can end its own span or block, since the fence is longer than any run inside (CommonMark 4.5, 6.1). */

/** One line as a code span. */
export function span(line: string): string {
  if (line.trim() === '') return '` `'
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : ''
  const fence = fenceFor(line, 1)
  return `${fence}${pad}${line}${pad}${fence}`
}

/** Lines as a fenced block. */
export function fenced(lines: readonly string[], language = ''): string[] {
  const fence = fenceFor(lines.join('\n'), 3)
  return [`${fence}${language}`, ...lines, fence]
}

function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  return '`'.repeat(Math.max(least, longest + 1))
}
