/** What one output is: content made from the catalog and the library, at paths that it names. Nothing here writes. */
import type { z } from 'zod'
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
  /** Every page of the site as a path from its root, e.g. plugins/month-end-close/; sorted. */
  pages: readonly string[]
  /** What people can read of a document, by digest of its HTML. */
  texts: ReadonlyMap<string, string>
}

/** Text, bytes, or a way to read bytes when they are written. */
export type Content = string | Uint8Array | (() => Uint8Array)

/** Something that programs fetch, as the list of interfaces names it. */
export interface Given {
  /** Path on the site; {plugin} stands for the last part of a plugin's address, {team} for the id of a team, {version} for a version, {metric} and {table} for the ids of a metric and a table of it. */
  path: string
  /** Media type. */
  type: string
  /** One sentence without a full stop. */
  title: string
  /** A document that is promised; its JSON Schema stands at api/v1/schemas/<id>.json. */
  document?: { id: string; schema: z.ZodType; stability: Stability }
}

/** Stable: no field goes away or changes its meaning in v1. On trial: it may still change. */
export const stabilities = ['stable', 'trial'] as const
export type Stability = (typeof stabilities)[number]

export interface Output {
  /** kebab-case; equals the file name. */
  id: string
  /** One sentence for the list of interfaces. */
  title: string
  /** Into the built site, or into the repository, where it is committed. */
  into: 'site' | 'repository'
  /** What programs may fetch of it; left out where nothing is meant for them. */
  gives?: readonly Given[]
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
