/** The floor of a check: reads every file below a folder once and parses it as YAML, JSON or Markdown; nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { markdownToHast } from 'satteri'
import { parse } from 'yaml'

const [root = '.'] = process.argv.slice(2)
const read = { files: 0, bytes: 0, parsed: 0 }
for (const { folder, name } of filesBelow(root)) {
  const text = readFileSync(join(folder, name), 'utf8')
  read.files++
  read.bytes += text.length
  if (name.endsWith('.json')) JSON.parse(text)
  else if (name.endsWith('.yaml')) parse(text)
  else if (name.endsWith('.md')) readMarkdown(text)
  else continue
  read.parsed++
}
process.stderr.write(`${read.files} files, ${(read.bytes / 1_000_000).toFixed(1)} MB, ${read.parsed} parsed\n`)

function* filesBelow(folder: string): Iterable<{ folder: string; name: string }> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== '.git') yield* filesBelow(join(folder, entry.name))
    else if (entry.isFile()) yield { folder, name: entry.name }
  }
}

function readMarkdown(text: string): void {
  const [whole = '', block] = /^---\n(.*?)\n---\n/s.exec(text) ?? []
  if (block !== undefined) parse(block)
  markdownToHast(text.slice(whole.length), { features: { frontmatter: false, gfm: true } })
}
