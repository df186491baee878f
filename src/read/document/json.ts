/** JSON with places: parsed strictly, duplicate and dangerous keys found, every key path mapped to line and column. */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { lineStarts, noteOf, type Place, placeAt } from '../note.ts'

/** Keys and indexes from the top of a document to a value in it. */
export type KeyPath = readonly (string | number)[]

export interface Json {
  /** Objects have no prototype; undefined when the text is not JSON. */
  data: unknown
  /** Place of a key or value in the file; of the nearest thing above it that exists when the path does not. */
  locate(path: KeyPath, where?: 'key' | 'value'): Place
  notes: Note[]
}

const depthMost = 64
const notesMost = 100
const dangerous = new Set(['__proto__', 'constructor', 'prototype'])
// jsonc-parser's enums exist in its types only; these are their values.
const token = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, end: 17 }
const inWords: Record<string, string> = {
  InvalidSymbol: 'a word that is not JSON',
  InvalidNumberFormat: 'a number that is not JSON',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'text after the end',
  InvalidCommentToken: 'a comment',
  UnexpectedEndOfComment: 'a comment without end',
  UnexpectedEndOfString: 'a string without end',
  UnexpectedEndOfNumber: 'a number without end',
  InvalidUnicode: 'an escape that is not JSON',
  InvalidEscapeCharacter: 'an escape that is not JSON',
  InvalidCharacter: 'a control character in a string',
}

/** The data of a JSON text, or undefined with a note that says where and why it does not parse. */
export function parseJson(text: string): Json {
  const starts = lineStarts(text)
  const refuse = (message: string, offset: number): Json => ({
    data: undefined,
    locate: () => placeAt(starts, offset),
    notes: [noteOf('json-is-valid', 'error', message, { at: placeAt(starts, offset) })],
  })
  const deep = tooDeep(text)
  if (deep !== null) return refuse(`JSON is nested deeper than ${depthMost} levels`, deep)

  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const [first] = errors
  if (first || !tree)
    return refuse(`JSON does not parse: ${words(text, first)}`, text.trim() === '' ? 0 : (first?.offset ?? 0))

  const notes: Note[] = []
  const data = build(tree, (message, node, fix) => {
    if (notes.length < notesMost)
      notes.push(noteOf('json-keys-are-unique', 'error', message, { at: placeAt(starts, node.offset), fix }))
  })
  return { data, notes, locate: (path, where = 'value') => placeAt(starts, find(tree, path, where).offset) }
}

function words(text: string, error: ParseError | undefined): string {
  if (text.trim() === '') return 'the file is empty'
  const seen = error && text.slice(error.offset, error.offset + error.length)
  if (seen === '}' || seen === ']') return `${quoted(seen)} comes too early, or follows a comma`
  return (error && inWords[printParseErrorCode(error.error)]) ?? 'its form is not JSON'
}

/** Offset at which nesting passes the cap; found without recursion, since the parser recurses. */
function tooDeep(text: string): number | null {
  const scanner = createScanner(text, true)
  let depth = 0
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (kind === token.openBrace || kind === token.openBracket) depth++
    if (kind === token.closeBrace || kind === token.closeBracket) depth--
    if (depth > depthMost) return scanner.getTokenOffset()
  }
  return null
}

type Tell = (message: string, node: Node, fix: string) => void

/** The value of a node; as with JSON.parse the last of several equal keys counts. */
function build(node: Node, tell: Tell): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child) => build(child, tell))
  if (node.type !== 'object') return node.value
  const made: Record<string, unknown> = Object.create(null)
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? []
    if (!key || !value) continue
    const name = String(key.value)
    if (dangerous.has(name)) tell(`key ${quoted(name)} is refused`, key, 'rename the key')
    if (Object.hasOwn(made, name)) tell(`key ${quoted(name)} is there twice`, key, 'remove one of the two')
    const inner = build(value, tell)
    if (name !== '__proto__') made[name] = inner
  }
  return made
}

function find(tree: Node, path: KeyPath, where: 'key' | 'value'): Node {
  let node = tree
  let key = tree
  for (const step of path) {
    if (node.type === 'array' && typeof step === 'number') {
      const item = node.children?.[step]
      if (!item) return node
      node = item
      key = item
      continue
    }
    const property =
      node.type === 'object' ? node.children?.findLast((child) => child.children?.[0]?.value === step) : undefined
    const [name, value] = property?.children ?? []
    if (!name || !value) return where === 'key' ? key : node
    key = name
    node = value
  }
  return where === 'key' ? key : node
}
