/** What one output is: content made from the catalog and the library, at paths that it names. Nothing here writes. */
import type { Catalog } from '../model/catalog.ts'
import type { Judgement } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Measurement } from '../model/measurement.ts'

export interface Published {
  catalog: Catalog
  library: Library
  judgement: Judgement
  measurement: Measurement
  /** Base path of the site, starting and ending with a slash. */
  base: string
  /** Public address of the site, ending with a slash; null when nobody said it, and then there are no absolute addresses. */
  site: string | null
  /** Bytes of each package, by its path on the site. */
  packages: ReadonlyMap<string, Content>
}

/** Text, bytes, or a way to read bytes when they are written. */
export type Content = string | Uint8Array | (() => Uint8Array)

export interface Output {
  /** kebab-case; equals the file name. */
  id: string
  /** One sentence for the list of interfaces. */
  title: string
  /** Into the built site, or into the repository, where it is committed. */
  into: 'site' | 'repository'
  /** Content by path relative to the site or the repository. */
  files(published: Published): Record<string, Content>
}

export function output(definition: Output): Output {
  return definition
}

/** JSON as every output writes it: two spaces, a final line end. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
