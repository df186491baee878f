/** The content digest of a plugin: what a review vouches for and a cache is keyed by. */
import { sha256 } from '../../lib/digest.ts'
import type { SourceFile } from '../files.ts'

/**
 * sha256:… over every path and content in order of path. Text counts without trailing white space and with \n line
 * ends, so that formatting alone changes nothing.
 */
export function contentDigest(files: readonly SourceFile[]): string {
  const lines = files.map(
    ({ path, bytes, digest, type }) =>
      `${JSON.stringify(path)} ${type === 'text' && bytes ? sha256(normalised(bytes)) : digest}`,
  )
  return `sha256:${sha256(lines.join('\n'))}`
}

function normalised(bytes: Buffer): string {
  // latin1 keeps every byte apart, also where the text is not clean UTF-8.
  const lines = bytes.toString('latin1').split('\n').map(withoutTrailing)
  while (lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

function withoutTrailing(line: string): string {
  let end = line.length
  while (end > 0 && ' \t\r\f\v'.includes(line.charAt(end - 1))) end--
  return line.slice(0, end)
}
