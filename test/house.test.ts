/** The house rules that no type checks: who may import whom, how a file opens, what stands in one place only. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const project = join(import.meta.dirname, '..')
const sources = globSync('src/**/*.{ts,astro,mdx,css}', { cwd: project }).sort()
const textOf = (file: string) => readFileSync(join(project, file), 'utf8')

/** First folder below src, or the file itself for those that stand directly in it. */
function houseOf(file: string): string {
  const [, first = '', second] = file.split('/')
  return second === undefined ? first : first
}

/** What each part may import of ours, itself aside. */
const mayImport: Record<string, string[]> = {
  model: [],
  lib: [],
  read: ['model', 'lib'],
  docs: ['model', 'lib'],
  search: ['model', 'lib'],
  standards: ['model', 'lib'],
  metrics: ['model', 'lib'],
  report: ['model', 'lib'],
  publish: ['model', 'lib'],
  catalog: ['model', 'lib'],
  site: ['model'],
  build: ['model', 'lib', 'read', 'docs', 'catalog', 'standards', 'metrics', 'search', 'publish', 'build.ts'],
  'build.ts': ['model', 'lib', 'read', 'docs', 'catalog', 'standards', 'metrics', 'build'],
  cli: ['model', 'lib', 'read', 'report', 'publish', 'build', 'build.ts'],
  'cli.ts': ['read', 'report', 'lib', 'build', 'cli'],
}

function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)
  return [...found].map(([, path = '']) => relative(project, join(project, dirname(file), path)))
}

describe('imports', () => {
  test.each(sources.filter((file) => !file.endsWith('.css')))('%s imports only what its part may', (file) => {
    const house = houseOf(file)
    const allowed = mayImport[house]
    expect(allowed, `src/${house} is not in the table`).toBeDefined()
    const strangers = importsOf(file).filter(
      (path) => path.startsWith('src/') && houseOf(path) !== house && !allowed?.includes(houseOf(path)),
    )
    expect(strangers).toEqual([])
  })

  test('model imports zod and nothing else from outside', () => {
    const packages = sources
      .filter((file) => file.startsWith('src/model/'))
      .flatMap((file) => [...textOf(file).matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name))
    expect(new Set(packages)).toEqual(new Set(['zod']))
  })

  test('there is no circle', () => {
    const edges = new Map(sources.map((file) => [file, importsOf(file)]))
    const state = new Map<string, 'open' | 'done'>()
    const circle = (file: string, path: string[]): string[] | null => {
      if (state.get(file) === 'done') return null
      if (state.get(file) === 'open') return [...path, file]
      state.set(file, 'open')
      // Types vanish at run time, but a circle of types is still two files that are one.
      for (const next of edges.get(file) ?? []) {
        const found = circle(next, [...path, file])
        if (found) return found
      }
      state.set(file, 'done')
      return null
    }
    expect(sources.map((file) => circle(file, [])).find((found) => found !== null) ?? null).toBeNull()
  })
})

describe('one place for each dangerous thing', () => {
  const holders = (pattern: RegExp) => sources.filter((file) => pattern.test(textOf(file)))

  test('gray-matter is imported by the reader of READMEs alone', () => {
    expect(holders(/from 'gray-matter'/)).toEqual(['src/read/document/readme.ts'])
  })

  test('HTML strings enter a page in one component alone', () => {
    expect(holders(/set:html=/)).toHaveLength(1)
  })

  test('no shell, and child processes only for git and for rendering within a deadline', () => {
    expect(holders(/from 'node:child_process'/)).toEqual(['src/docs/pool.ts', 'src/read/run-git.ts'])
    expect(holders(/\bshell:\s*true/)).toEqual([])
  })

  test('clock and console belong to the command line', () => {
    expect(holders(/\bnew Date\(\)|Date\.now\(\)/)).toEqual(['src/cli/arguments.ts'])
    expect(holders(/console\.(log|error|warn)/)).toEqual([])
  })

  test('nothing depends on the locale of the machine', () => {
    expect(holders(/localeCompare|toLocale\w*\(\s*\)|toLocale\w*\(undefined/)).toEqual([])
  })
})

describe('files', () => {
  const code = globSync('{src,scripts}/**/*.{ts,mjs,astro}', { cwd: project }).sort()

  test.each(code)('%s opens with a sentence and has one subject', (file) => {
    const text = textOf(file)
    const opening = file.endsWith('.astro') ? /^---\n\/\*\*/ : /^\/\*\*/
    expect(text).toMatch(opening)
    expect(text.split('\n').length).toBeLessThanOrEqual(file.endsWith('.astro') ? 160 : 251)
  })

  test('no folder or file is a place for leftovers', () => {
    const names = code.flatMap((file) => file.split('/').map((part) => part.replace(/\.\w+$/, '')))
    expect(names.filter((name) => /^(utils?|helpers?|types|common|misc|manager)$/.test(name))).toEqual([])
  })
})
