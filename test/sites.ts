/** Built sites for tests, pictures and benchmarks: built by the command line itself, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { PluginsDocument } from '../src/publish/plugins-json.ts'

export const project = join(import.meta.dirname, '..')
export const asOf = '2026-11-22'

export interface BuiltSite {
  out: string
  base: string
  /** What the command said, in its own words. */
  said: string
  pages: { rendered: number; all: number }
  documents: { parsed: number; all: number }
  indexReused: boolean
  plugins: z.infer<typeof PluginsDocument>['plugins']
}

interface Options {
  base?: string
  out?: string
  /** Makes a second build reuse the first. */
  cache?: string
  org?: string
  /** Further words of the command line. */
  more?: string[]
}

/** Builds `root` below `base`. Throws with the command's words when it fails. */
export function buildSite(root: string, options: Options = {}): BuiltSite {
  const { base = '/', out = temporary('site-'), cache = temporary('cache-'), org, more = [] } = options
  const words = [
    'build',
    '--root',
    root,
    '--out',
    out,
    '--cache',
    cache,
    '--site',
    `https://commons.example${base}`,
    '--as-of',
    asOf,
  ]
  const { status, text } = runCli(...words, ...(org === undefined ? [] : ['--org', org]), ...more)
  if (status !== 0) throw new Error(`the build of ${root} ended with ${status}:\n${text}`)
  const [rendered = 0, all = 0] = numbersIn(text, /([\d,]+) of ([\d,]+) pages? rendered/)
  const [parsed = 0, documents = 0] = numbersIn(text, /([\d,]+) of ([\d,]+) documents? parsed/)
  const { plugins } = PluginsDocument.parse(JSON.parse(readFileSync(join(out, 'api/v1/plugins.json'), 'utf8')))
  return {
    out,
    base,
    said: text,
    pages: { rendered, all },
    documents: { parsed, all: documents },
    indexReused: text.includes('search index reused'),
    plugins,
  }
}

/** Runs the command line; the test runner's own variables are kept from it, since Astro would listen to them. */
export function runCli(...words: string[]): { status: number | null; text: string; output: string } {
  const {
    BASE_URL: _base,
    NODE_ENV: _mode,
    MODE: _name,
    DEV: _dev,
    PROD: _prod,
    SSR: _ssr,
    VITEST: _vitest,
    ...env
  } = process.env
  const done = spawnSync(process.execPath, [join(project, 'src', 'cli.ts'), ...words], {
    encoding: 'utf8',
    env,
    timeout: 300_000,
  })
  return { status: done.status, text: `${done.stderr}${done.error?.message ?? ''}`, output: done.stdout }
}

function numbersIn(text: string, pattern: RegExp): number[] {
  return (pattern.exec(text)?.slice(1) ?? []).map((digits) => Number(digits.replaceAll(',', '')))
}

/** A new folder, removed at the end of the test run; without a run, at the end of the process. */
export function temporary(prefix: string): string {
  const run = process.env['PLUGIN_COMMONS_TESTS']
  const folder = mkdtempSync(join(run ?? tmpdir(), prefix))
  if (run === undefined) process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every page of a built site as a path from its folder, sorted. */
export function pagesOf(out: string): string[] {
  return globSync('**/*.html', { cwd: out }).sort()
}

/** One page of each type: the first of every group whose routes differ only in names. */
export function pageTypes(pages: readonly string[]): string[] {
  const types = new Map<string, string>()
  for (const page of pages) {
    const type = page
      .replace(
        /^plugins\/[^/]+\/(skills|agents|commands|hooks|connectors|styles|docs|files|versions)\/[^/]+\//,
        'plugins/*/$1/*/',
      )
      .replace(/^(plugins|teams|connectors|standards|guides)\/[^/*]+\//, '$1/*/')
      // Metrics differ in their plots: one page for each kind of plot, and one for all others.
      .replace(/^health\/(?!reuse-|connector-|vetted-|time-)[^/]+\//, 'health/*/')
    if (!types.has(type)) types.set(type, page)
  }
  return [...types.values()]
}

/** Route of a page file, e.g. /catalogue/plugins/ for plugins/index.html. */
export function routeOf(page: string, base: string): string {
  return base + page.replace(/index\.html$/, '')
}
