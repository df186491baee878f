/** Repositories for tests: real folders made from texts, and findings as lines to compare. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { memoryStore } from '../../src/lib/store.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Library } from '../../src/model/library.ts'
import { type LibraryOptions, readLibrary } from '../../src/read/library.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export const orgs = join(import.meta.dirname, '../orgs')

/** A new folder with these files; a text is written as it is, anything else as JSON. Removed after the tests of a file. */
export function repository(files: Record<string, unknown>): string {
  const root = mkdtempSync(join(tmpdir(), 'repository-'))
  made.push(root)
  for (const [path, content] of Object.entries(files)) write(root, path, content)
  return root
}

export function write(root: string, path: string, content: unknown): void {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(
    file,
    typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content, null, 2),
  )
}

export function read(root: string, options: Partial<LibraryOptions> = {}): Library {
  return readLibrary({ root, store: memoryStore(), codeVersion: 'test', ...options })
}

/** "README.md:3:1 error message (rule) → fix". */
export function lineOf({ file, line, column, severity, message, rule, fix }: Finding): string {
  const place = [file ?? '(the root)', line, column].filter((part) => part !== null).join(':')
  return `${place} ${severity} ${message} (${rule})${fix === null ? '' : ` → ${fix}`}`
}

/** Every finding of a library as a line, in its order. */
export function linesOf({ findings, plugins }: Library): string[] {
  return [...findings, ...plugins.flatMap((plugin) => plugin.findings)].map(lineOf)
}

export const tidy = (name: string) => ({
  [`plugins/${name}/.claude-plugin/plugin.json`]: { name, version: '1.0.0', license: 'Apache-2.0' },
  [`plugins/${name}/README.md`]: `# ${name}\n\nIt drafts; a person decides.\n`,
  [`plugins/${name}/skills/check-invoice/SKILL.md`]:
    '---\nname: check-invoice\ndescription: Checks one invoice. Use before a payment run.\n---\n\n# Check\n',
})
