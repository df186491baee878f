/** The site's only door to the catalog: one read of catalog.json, fragments by digest, links with the base path. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Catalog } from '../model/catalog.ts'
import type { Interface } from '../model/interface.ts'

const folder = resolve(process.env['PLUGIN_COMMONS_CATALOG'] ?? '.catalog')

/** Everything that the site shows. */
export const catalog: Catalog = read('catalog.json')

/** Everything that programs may fetch from the site. */
export const interfaces: Interface[] = read('interfaces.json')

function read(name: string) {
  const file = join(folder, name)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Error(`no readable catalog at ${file}: build one with "npm run build"`, { cause })
  }
}

/** Sanitised HTML of one document; throws when the catalog names a fragment that is not on disk. */
export function fragment(digest: string): string {
  if (!/^[0-9a-f]+$/.test(digest)) throw new Error(`fragment digest "${digest}" is not hexadecimal`)
  return readFileSync(join(folder, 'fragments', `${digest}.html`), 'utf8')
}

/** A route such as /teams/legal/ under the base path; an address with a scheme and a bare anchor stay as they are. */
export function href(route: string): string {
  return route.startsWith('/') ? import.meta.env.BASE_URL.replace(/\/$/, '') + route : route
}

/** Key under which a page is reused: equal props give an equal page. */
export function keyOf(props: object): string {
  return createHash('sha256').update(JSON.stringify(props)).digest('hex')
}
