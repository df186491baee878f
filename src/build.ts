/** The pipeline: root → Library → rendered documents → Catalog. Writing it anywhere is the command line's business. */
import { join } from 'node:path'
import { factsKeys } from './build/facts-key.ts'
import { type JudgeOptions, judge } from './build/judge.ts'
import { keepFindings, renderingFindings } from './build/notes.ts'
import type { PackedReleases } from './build/packages.ts'
import { byText } from './catalog/context.ts'
import type { Offer } from './catalog/releases/offers.ts'
import { codeVersion } from './lib/code-version.ts'
import { folderStore, type Store } from './lib/store.ts'
import type { Catalog } from './model/catalog.ts'
import type { Finding } from './model/finding.ts'
import type { Judgement } from './model/judgement.ts'
import type { Library } from './model/library.ts'
import type { Measurement } from './model/measurement.ts'
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
  /** Whether that date is merely today, so that a fixed date of the organisation counts instead. */
  isToday?: boolean
  /** Folder of usage exports; usage/ of the root when left out. */
  usage?: string
  /** Most memory for reading them, e.g. 512MB. */
  memory?: string | undefined
  progress?: (stage: string, done: number, total: number) => void
}

export interface SiteOptions extends BuildOptions {
  /** Base path of the site, starting and ending with a slash. */
  base(library: Library): string
  /** Public address of the site, sub-path included; undefined when nobody said it. */
  site?(library: Library): string | undefined
  /** How reports name the root. */
  rootName: string
  /** Milliseconds since some moment; only differences count. */
  clock(): number
}

export interface Judged {
  library: Library
  judgement: Judgement
}

export interface Built {
  library: Library
  judgement: Judgement
  measurement: Measurement
  catalog: Catalog
  /** Safe HTML by digest. */
  fragments: Map<string, string>
  /** Plain text by digest of its HTML. */
  texts: Map<string, string>
  /** Images to publish, by route. */
  images: Map<string, { plugin: Plugin; path: string }>
  packages: PackedReleases
  /** How many documents were rendered anew, and how many there are. */
  documents: { fresh: number; all: number }
}

/** Reads the root without rendering anything; `fresh` gets the bytes of files read anew, by path from the root. Throws on broken central data and on wrong usage. */
export function readRoot({ root, org, cache, progress }: BuildOptions, fresh = new Map<string, Buffer>()): Library {
  const store = folderStore(join(cache, 'read'))
  const earlier = folderStore(join(cache, 'earlier'))
  const library = readLibrary({
    root,
    ...(org !== undefined && { org }),
    store,
    earlier,
    codeVersion: codeVersion(['model', 'lib', 'read']),
    fresh,
    ...(progress && { progress: (done: number, total: number) => progress('reading plugins', done, total) }),
  })
  store.sweep()
  return library
}

/** Everything up to the verdicts: what the check needs. */
export async function judgeRoot(options: SiteOptions): Promise<Judged> {
  const justRead = new Map<string, Buffer>()
  const read = readRoot(options, justRead)
  const asOf = dateOf(read, options)
  const store = folderStore(join(options.cache, 'noted'))
  const notes = notesOptions(read, store, options)
  const findings = await renderingFindings(read, notes)
  store.sweep()
  return judged(read, findings, { ...options, asOf, fresh: justRead, factsKeys: notes.factsKeys })
}

/** What can be installed of each plugin. */
export async function offersIn({ library, judgement }: Judged, asOf: string): Promise<Offer[]> {
  const { offersOf } = await import('./catalog/releases/offers.ts')
  return offersOf(library, judgement, asOf)
}

/** Everything that the site, the registry and the reports are made from. */
export async function build(options: SiteOptions): Promise<Built> {
  const [{ renderLibrary }, { makeCatalog, usageByName }, { offersOf }, { packReleases }, { measureRoot }] =
    await Promise.all([
      import('./build/documents.ts'),
      import('./catalog/index.ts'),
      import('./catalog/releases/offers.ts'),
      import('./build/packages.ts'),
      import('./build/measure.ts'),
    ])
  const { cache, root } = options
  const justRead = new Map<string, Buffer>()
  const read = readRoot(options, justRead)
  const asOf = dateOf(read, options)
  const store = folderStore(join(cache, 'rendered'))
  const noted = folderStore(join(cache, 'noted'))
  const notes = notesOptions(read, noted, options)
  const documents = await renderLibrary(read, {
    ...notes,
    root,
    store,
    codeVersion: codeVersion(['model', 'lib', 'docs']),
  })
  store.sweep()
  keepFindings(read, documents.findings, notes)
  noted.sweep()
  const { library, judgement } = judged(read, documents.findings, {
    ...options,
    asOf,
    fresh: justRead,
    factsKeys: notes.factsKeys,
  })
  const measurement = await measureRoot(library, judgement, { ...options, asOf })
  const { quality, metrics, exports } = measurement
  const { sourceBase } = notes
  const offers = offersOf(library, judgement, asOf)
  const packages = await packReleases(offers, {
    root,
    folder: join(cache, 'packages'),
    codeVersion: codeVersion(['lib', 'build']),
  })
  const packed = packages.of
  const address = options.site?.(library)
  const site = address === undefined ? null : `${new URL(address).origin}${notes.base}`
  const catalog = makeCatalog({
    ...documents,
    ...{ library, judgement, offers, packed, asOf, site, sourceBase },
    health: { asOf, quality, metrics, exports },
    usage: usageByName(measurement),
  })
  const { fragments, texts, images, fresh } = documents
  const all = library.plugins.reduce((sum, plugin) => sum + plugin.documents.length, 0)
  return { library, judgement, measurement, catalog, fragments, texts, images, packages, documents: { fresh, all } }
}

/** The date that was asked for, else the fixed one of the organisation, else today. */
function dateOf({ org }: Library, { asOf, isToday = false }: BuildOptions): string {
  return (isToday ? org.organisation?.asOf : undefined) ?? asOf
}

function notesOptions(library: Library, store: Store, { base, progress }: SiteOptions) {
  return {
    base: base(library),
    sourceBase: sourceBaseOf(library),
    store,
    factsKeys: factsKeys(library.plugins),
    codeVersion: codeVersion(['model', 'lib', 'read', 'docs', 'catalog', 'build']),
    ...(progress && { progress: (done: number, total: number) => progress('rendering documents', done, total) }),
  }
}

function judged(
  read: Library,
  findings: ReadonlyMap<string, Finding[]>,
  options: SiteOptions & Pick<JudgeOptions, 'fresh' | 'factsKeys'>,
): Judged {
  const plugins = read.plugins.map((plugin) => withFindings(plugin, findings.get(plugin.slug) ?? []))
  const library: Library = { ...read, plugins }
  const store = folderStore(join(options.cache, 'judged'))
  const judgement = judge(library, {
    root: options.rootName,
    readFrom: options.root,
    asOf: options.asOf,
    fresh: options.fresh,
    factsKeys: options.factsKeys,
    store,
    codeVersion: codeVersion(['model', 'lib', 'read', 'docs', 'standards', 'build']),
    clock: options.clock,
  })
  store.sweep()
  return { library, judgement }
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
