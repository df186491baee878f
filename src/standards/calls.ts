/** Hosts that the shell commands inside a prompt call, and where a host is named. */
import { lineAt } from './texts.ts'

const call = /(?:^|[\s;&|(`$])(?:curl|wget|http|https|xh)[ \t]/g
const address = /\b(?:https?|wss?):\/\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)/gi

/** Hosts in lower case with their offsets, from lines of fenced code that call curl or its like. */
export function hostsCalled(markdown: string): { host: string; offset: number }[] {
  const found: { host: string; offset: number }[] = []
  let [offset, fenced] = [0, false]
  for (const line of markdown.split('\n')) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) fenced = !fenced
    else if (fenced && line.length < 4_000 && line.search(call) >= 0) {
      for (const match of line.matchAll(address)) {
        const host = (match[1] ?? '').toLowerCase()
        if (host.includes('.')) found.push({ host, offset: offset + match.index })
      }
    }
    offset += line.length + 1
  }
  return found
}

/** The first file that names a host. */
export function placeIn(
  host: string,
  paths: readonly string[],
  text: (path: string) => string | null,
): { file?: string; line?: number } {
  for (const file of paths) {
    if (/\.mdx?$/i.test(file)) continue
    const content = text(file) ?? ''
    const at = content.toLowerCase().indexOf(host)
    if (at >= 0) return { file, line: lineAt(content, at) }
  }
  return {}
}
