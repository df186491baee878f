/** The pipeline: root → Library → rendered documents → Catalog. Writing it anywhere is the command line's business. */
import { join } from 'node:path'
import { type RenderedLibrary, renderLibrary } from './build/documents.ts'
import { judge } from './build/judge.ts'
import { byText } from './catalog/context.ts'
import { makeCatalog } from './catalog/index.ts'
import { codeVersion } from './lib/code-version.ts'
import { folderStore } from './lib/store.ts'
import type { Catalog } from './model/catalog.ts'
import type { Finding } from './model/finding.ts'
import type { Judgement } from './model/judgement.ts'
import type { Library } from './model/library.ts'
import type { Plugin } from './model/plugin.ts'
import { readLibrary } from './read/library.ts'

export interface BuildOptions {
  /** Folder to read; absolute. */
  root: string
  /** Folder with the central data, when it is not root/org. */
  org?: string
  /** Folder for results that are reused from run to run. */
  cache: string
  /** The date of the run. */
  asOf: string
  progress?: (stage: string, done: number, total: number) => void
}

export interface SiteOptions extends BuildOptions {
  /** Base path of the site, starting and ending with a slash. */
  base(library: Library): string
  /** How reports name the root. */
  rootName: string
  /** Milliseconds since some moment; only differences count. */
  clock(): number
}

export interface Judged {
  library: Library
  judgement: Judgement
  documents: RenderedLibrary
  sourceBase: string | null
}

export interface Built {
  library: Library
  judgement: Judgement
  catalog: Catalog
  /** Safe HTML by digest. */
  fragments: Map<string, string>
  /** Plain text by digest of its HTML. */
  texts: Map<string, string>
  /** Images to publish, by route. */
  images: Map<string, { plugin: Plugin; path: string }>
  /** How many documents were rendered anew, and how many there are. */
  documents: { fresh: number; all: number }
}

/** Reads the root without rendering anything. Throws on broken central data and on wrong usage. */
export function readRoot({ root, org, cache, progress }: BuildOptions): Library {
  const store = folderStore(join(cache, 'read'))
  const library = readLibrary({
    root,
    ...(org !== undefined && { org }),
    store,
    codeVersion: codeVersion(['model', 'lib', 'read']),
    ...(progress && { progress: (done: number, total: number) => progress('reading plugins', done, total) }),
  })
  store.sweep()
  return library
}

/** Everything up to the verdicts: what the check needs. `base` is the base path of the site, with slashes at both ends. */
export async function judgeRoot(options: SiteOptions): Promise<Judged> {
  const { asOf, cache, progress, root, clock } = options
  const read = readRoot(options)
  const sourceBase = sourceBaseOf(read)
  const rendered = folderStore(join(cache, 'rendered'))
  const documents = await renderLibrary(read, {
    root,
    base: options.base(read),
    sourceBase,
    store: rendered,
    codeVersion: codeVersion(['model', 'lib', 'docs']),
    ...(progress && { progress: (done: number, total: number) => progress('rendering documents', done, total) }),
  })
  rendered.sweep()
  const plugins = read.plugins.map((plugin) => withFindings(plugin, documents.findings.get(plugin.slug) ?? []))
  const library: Library = { ...read, plugins }
  const judged = folderStore(join(cache, 'judged'))
  const judgement = judge(library, {
    root: options.rootName,
    readFrom: root,
    asOf,
    store: judged,
    codeVersion: codeVersion(['model', 'lib', 'read', 'docs', 'standards']),
    clock,
  })
  judged.sweep()
  return { library, judgement, documents, sourceBase }
}

export async function build(options: SiteOptions): Promise<Built> {
  const { library, judgement, documents, sourceBase } = await judgeRoot(options)
  const catalog = makeCatalog({ ...documents, library, judgement, asOf: options.asOf, sourceBase })
  const { fragments, texts, images, fresh } = documents
  const all = library.plugins.reduce((sum, plugin) => sum + plugin.documents.length, 0)
  return { library, judgement, catalog, fragments, texts, images, documents: { fresh, all } }
}

function withFindings(plugin: Plugin, more: readonly Finding[]): Plugin {
  if (more.length === 0) return plugin
  const findings = [...plugin.findings, ...more].sort(
    (a, b) =>
      byText(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0) ||
      byText(a.rule, b.rule),
  )
  return { ...plugin, findings }
}

/** Where the files can be read on the web: the repository's browser at its branch. */
function sourceBaseOf({ org }: Library): string | null {
  const { repository, branch = 'main' } = org.organisation ?? {}
  return repository === undefined ? null : `${repository.replace(/\/$/, '')}/blob/${branch}/`
}
