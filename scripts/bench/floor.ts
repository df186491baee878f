/**
 * The floor of a check: reads every file below a folder once and parses it as YAML, JSON or Markdown; nothing else. With
 * `held` it reads and parses as a catalogue of other people's files must: never through a link, every file with its
 * digest, YAML and JSON strictly and with the place of each key, Markdown within its budget.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { markdownToHast } from 'satteri'
import { parse } from 'yaml'

const [root = '.', how] = process.argv.slice(2)
const read = { files: 0, bytes: 0, parsed: 0 }
if (how === 'held') await readHeld()
else readBare()
process.stderr.write(`${read.files} files, ${(read.bytes / 1_000_000).toFixed(1)} MB, ${read.parsed} parsed\n`)

function readBare(): void {
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
}

async function readHeld(): Promise<void> {
  const [{ readTree }, { readPlugin }, { parseMarkdown }] = await Promise.all([
    import('../../src/read/files.ts'),
    import('../../src/read/plugins/index.ts'),
    import('../../src/docs/parse.ts'),
  ])
  for (const name of readdirSync(join(root, 'plugins'))) {
    const tree = readTree(root, `plugins/${name}`, { skip: [] })
    const plugin = readPlugin(tree, {
      ...{ name, slug: name, entry: null, entryAt: () => ({ line: 1, column: 1 }), entryFile: null },
      ...{ authority: 'plugin.json', onlySkills: null, shared: false },
    })
    read.files += tree.files.length
    read.bytes += plugin.size
    read.parsed += tree.files.length
    for (const { body } of plugin.documents) parseMarkdown(body)
  }
}

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
