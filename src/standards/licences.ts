/** Licences as SPDX writes them: an id, an expression of ids, or the word for what nobody else may use. */
import parse from 'spdx-expression-parse'
import { nearest, quoted } from '../lib/text.ts'

/** What people mean most often when they write something else. */
const usual = [
  ...['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'MPL-2.0', 'GPL-2.0-only', 'GPL-3.0-only'],
  ...['LGPL-3.0-only', 'AGPL-3.0-only', 'CC-BY-4.0', 'CC0-1.0', 'Unlicense', 'UNLICENSED'],
]
const longest = 1_000

/** What to write instead of a licence that is no SPDX expression; null when it is one. */
export function licenceFix(written: string): string | null {
  if (written === 'UNLICENSED' || isExpression(written)) return null
  const hyphened = written
    .trim()
    .replace(/\b(?:version|licen[cs]e)\b|,/gi, '')
    .replace(/\s+/g, '-')
    .replace(/^-|-$/g, '')
  const meant = usual.find((id) => id.toLowerCase() === hyphened.toLowerCase()) ?? nearest(hyphened, usual)
  return meant === undefined
    ? 'write an id of spdx.org/licenses such as "Apache-2.0", "LicenseRef-" and a name for one of your own, or "UNLICENSED"'
    : `write ${quoted(meant)}`
}

function isExpression(written: string): boolean {
  if (written.length > longest) return false
  try {
    parse(written)
    return true
  } catch {
    return false
  }
}
