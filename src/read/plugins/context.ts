/** What every part of reading one plugin shares: its files, its listing, and the findings as they come. */
import type { Finding, Note, Severity } from '../../model/finding.ts'
import type { KeyPath } from '../document/json.ts'
import { decode } from '../document/text.ts'
import type { SourceFile, Tree } from '../files.ts'
import type { Place } from '../note.ts'
import type { Data } from '../record.ts'

/** How a plugin is listed; whoever walks the layout knows this. */
export interface Listing {
  name: string
  slug: string
  /** The marketplace entry as written; null when the plugin is in no marketplace. */
  entry: Data | null
  entryAt(path: KeyPath): Place
  /** marketplace.json, from the root. */
  entryFile: string | null
  /** Which of the two is the manifest by the rules of strict mode. */
  authority: 'plugin.json' | 'entry'
  /** Skill folders of an entry on the marketplace root: only those load. */
  onlySkills: string[] | null
  /** Whether several entries share the folder. */
  shared: boolean
}

/** A place for a finding: a file from the root, and where in it. */
export interface Spot {
  file: string | null
  at: Place | null
}

/** A JSON document that declares parts: plugin.json or the marketplace entry. */
export interface Declaration {
  data: Data
  spot(path: KeyPath, where?: 'key' | 'value'): Spot
}

export interface Context {
  tree: Tree
  listing: Listing
  files: ReadonlyMap<string, SourceFile>
  /** Every folder that holds a file, '' included. */
  folders: ReadonlySet<string>
  /** Name under which Claude namespaces the parts. */
  namespace: string
  findings: Finding[]
  /** Text of a file; null when it is missing, too large or not UTF-8, which then has its finding. */
  text(path: string): string | null
  spot(path: string, at?: Place | null): Spot
  tell(spot: Spot, rule: string, severity: Severity, message: string, fix?: string | null): void
  /** Files notes under a file of the plugin. */
  adopt(path: string, notes: readonly Note[]): void
}

/** The context of one plugin, without findings yet but those that reading its files left. */
export function contextOf(tree: Tree, listing: Listing): Context {
  const files = new Map(tree.files.map((file) => [file.path, file]))
  const folders = new Set([''])
  for (const path of files.keys()) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at))
  }
  const texts = new Map<string, string | null>()
  const findings: Finding[] = []
  const rooted = (path: string) => (tree.folder === '.' ? path : path === '' ? tree.folder : `${tree.folder}/${path}`)
  const add = (file: string | null, note: Note) => {
    findings.push({ plugin: listing.name, file: file === '' ? null : file, ...note })
  }

  const context: Context = {
    tree,
    listing,
    files,
    folders,
    namespace: listing.name,
    findings,
    spot: (path, at = null) => ({ file: rooted(path), at }),
    tell: ({ file, at }, rule, severity, message, fix = null) =>
      add(file, { rule, severity, line: at?.line ?? null, column: at?.column ?? null, message, fix, source: null }),
    adopt: (path, notes) => {
      for (const note of notes) add(rooted(path), note)
    },
    text: (path) => {
      const known = texts.get(path)
      if (known !== undefined) return known
      const bytes = files.get(path)?.bytes
      const { text, notes } = bytes ? decode(bytes) : { text: null, notes: [] }
      texts.set(path, text)
      context.adopt(path, notes)
      return text
    },
  }
  for (const { file, ...note } of tree.notes) add(rooted(file), note)
  return context
}
