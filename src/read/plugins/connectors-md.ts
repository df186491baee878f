/** CONNECTORS.md: what the ~~placeholders of a plugin stand for, from its table, by the names of its columns. */
import { oneLine } from '../../lib/text.ts'
import type { Placeholder } from '../../model/plugin.ts'
import { plain } from './words.ts'

const columns = {
  name: /placeholder/i,
  category: /category/i,
  included: /included|server/i,
  options: /other|option|alternative/i,
}

/** Rows of every table that has a placeholder column, in file order, each placeholder once. */
export function readPlaceholders(markdown: string): Placeholder[] {
  const found = new Map<string, Placeholder>()
  let header: string[] | null = null
  for (const line of markdown.split('\n')) {
    const cells = cellsOf(line)
    if (cells === null) header = null
    else if (header === null) header = cells
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) addRow(found, header, cells)
  }
  return [...found.values()]
}

/** Whether a text uses a placeholder; ~~struck out~~ does not count. */
export function usesPlaceholder(markdown: string): boolean {
  return /(?<![~\w])~~(?=[A-Za-z])(?![^~\n]{1,200}\S~~(?![~\w]))/.test(markdown)
}

function addRow(found: Map<string, Placeholder>, header: readonly string[], cells: readonly string[]): void {
  const cell = (column: RegExp) => cells[header.findIndex((title) => column.test(title))] ?? ''
  const names = [...cell(columns.name).matchAll(/~~([^~`|,]{1,100})/g)].map((match) => oneLine(match[1] ?? ''))
  for (const name of names) {
    if (name === '' || found.has(name)) continue
    found.set(name, {
      name,
      category: plain(cell(columns.category)),
      included: plain(cell(columns.included)),
      options: plain(cell(columns.options)),
    })
  }
}

/** Cells of a table row; null when the line is none. */
function cellsOf(line: string): string[] | null {
  const text = line.trim()
  if (!text.startsWith('|')) return null
  const inner = text.replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
}
