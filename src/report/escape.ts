/** Escapes: text of a plugin enters each format as text, whatever it spells. */
import { fenced, span } from '../lib/code-text.ts'
import { visible } from '../lib/text.ts'
import { escaped } from '../lib/xml.ts'

/** One line for a terminal or a log: control characters visible, nothing that a build log takes for a command. */
export function plain(text: string): string {
  return (
    visible(text.toWellFormed())
      // Runners obey a line that begins with two colons, and "##[", "##vso[" or "##teamcity[" anywhere in a line.
      .replace(/^(\s*):(?=:)/, '$1\\u{3a}')
      .replace(/#(?=#[\w.]*\[)/g, '\\u{23}')
  )
}

/** The lines of a text, each made plain. */
export function plainLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(plain)
}

/** A cell of a CSV file, always quoted; a spreadsheet reads no formula from it (OWASP, CSV injection). */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = (value === null ? [] : plainLines(value)).join(' ⏎ ')
  // Where the list separator is a semicolon, a spreadsheet also splits inside the quotes.
  const safe = text.replace(/^(\s*)(?=[=+\-@＝＋－＠])/, "'$1").replace(/;(\s*)(?=[=+\-@＝＋－＠])/g, ";'$1")
  return `"${safe.replaceAll('"', '""')}"`
}

/** Text for an XML element or a quoted attribute, one line. */
export function xmlText(text: string): string {
  return escaped(plain(text))
}

/** The message of a workflow command, as actions/toolkit escapes it; its lines are kept. */
export function commandData(text: string): string {
  return plainLines(text).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A')
}

/** A property of a workflow command, as actions/toolkit escapes it. */
export function commandProperty(text: string): string {
  return plain(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** A Markdown code span, in which nothing is a mention or a comment. */
export function codeSpan(text: string): string {
  return span(unmentioned(plain(text)))
}

/** A fenced Markdown code block, each line indented by `indent`; what stands in it can be copied as it is. */
export function codeBlock(text: string, indent = ''): string {
  return fenced(plainLines(text).map((line) => line.replaceAll('<!--', '<\u200b!--')))
    .map((line) => `${indent}${line}`)
    .join('\n')
}

/** Breaks @mentions and comment marks with an invisible space, for readers that look into code too. */
function unmentioned(text: string): string {
  return text.replace(/@(?=[\w-])/g, '@\u200b').replaceAll('<!--', '<\u200b!--')
}

/** A path as a relative URI reference, percent-encoded segment by segment (RFC 3986). */
export function uriPath(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/')
}

/** A SARIF message: no link comes out of it (3.11.6), since a link needs "](". */
export function sarifText(text: string): string {
  return plainLines(text).join('\n').replaceAll('](', '] (')
}

/** JSON text in which every invisible character and log command is written as an escape; parses to the same value. */
export function escapedJson(json: string): string {
  return json
    .replace(/[\x7f-\x9f\p{Cf}\u2028\u2029]/gu, (mark) =>
      [...Array(mark.length).keys()].map((i) => unicodeEscape(mark.charCodeAt(i))).join(''),
    )
    .replace(/#(?=#[\w.]*\[)/g, unicodeEscape(0x23))
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}
