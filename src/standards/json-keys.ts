/** Keys of a JSON text that are there twice or dangerous, found without parsing values: the text may be any author's. */
import { createScanner } from 'jsonc-parser'

export interface OddKey {
  key: string
  what: 'twice' | 'dangerous'
  /** 1-based. */
  line: number
  column: number
}

// jsonc-parser's enums exist in its types only; these are their values.
const token = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, colon: 6, string: 10, end: 17 }
const dangerous = new Set(['__proto__', 'constructor', 'prototype'])

/** In order of the text. Works with a stack of its own, so that depth costs nothing. */
export function oddKeysOf(text: string): OddKey[] {
  const scanner = createScanner(text, true)
  const open: (Set<string> | null)[] = []
  const odd: OddKey[] = []
  let last: { key: string; line: number; column: number } | null = null
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace) open.push(new Set())
    if (kind === token.openBracket) open.push(null)
    if (kind === token.closeBrace || kind === token.closeBracket) open.pop()
    const met = open.at(-1)
    if (kind === token.colon && last !== null && met) {
      if (dangerous.has(last.key)) odd.push({ ...last, what: 'dangerous' })
      if (met.has(last.key)) odd.push({ ...last, what: 'twice' })
      met.add(last.key)
    }
    const isKey = kind === token.string
    last = isKey
      ? {
          key: scanner.getTokenValue(),
          line: scanner.getTokenStartLine() + 1,
          column: scanner.getTokenStartCharacter() + 1,
        }
      : null
  }
  return odd
}
