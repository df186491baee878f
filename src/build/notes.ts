/** What rendering finds wrong with documents, without keeping what it renders: all that a check wants of them. */
import { targetsOf } from '../catalog/routes.ts'
import type { RenderJob } from '../docs/context.ts'
import { digestOf, sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { Finding } from '../model/finding.ts'
import type { Library } from '../model/library.ts'
import type { Document, Plugin } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import { isDocumentation } from '../standards/prose.ts'
import { fullPath, type Place, renderContext } from './render-context.ts'

interface Options extends Place {
  store: Store
  /** By plugin slug: digest of everything that was read of it. */
  factsKeys: ReadonlyMap<string, string>
  /** Digest of everything that decides how a document is rendered and where things are found on the site. */
  codeVersion: string
  progress?: (done: number, total: number) => void
}

/** Findings of rendering by plugin slug; plugins without any are missing. An unchanged plugin is not rendered again. */
export async function renderingFindings(library: Library, options: Options): Promise<Map<string, Finding[]>> {
  const findings = new Map<string, Finding[]>()
  const pending: { plugin: Plugin; key: string }[] = []
  const around = aroundKey(library, options)
  for (const plugin of library.plugins) {
    if (plugin.documents.length === 0) continue
    const key = keyOf(plugin, around, options)
    const kept = restored(options.store.get(key))
    if (kept === null) pending.push({ plugin, key })
    else if (kept.length > 0) findings.set(plugin.slug, kept)
  }
  if (pending.length === 0) return findings
  for (const { plugin, found, key } of await rendered(library, pending, options)) {
    options.store.put(key, JSON.stringify(found))
    if (found.length > 0) findings.set(plugin.slug, found)
  }
  return findings
}

/** Keeps what a build found, so that the check after it need not look again. */
export function keepFindings(library: Library, findings: ReadonlyMap<string, Finding[]>, options: Options): void {
  const around = aroundKey(library, options)
  for (const plugin of library.plugins) {
    if (plugin.documents.length === 0) continue
    const key = keyOf(plugin, around, options)
    if (options.store.get(key) === undefined) options.store.put(key, JSON.stringify(findings.get(plugin.slug) ?? []))
  }
}

/** The notes of a document as findings of its plugin. */
export function findingsIn(plugin: Plugin, path: string, { notes }: RenderedDocument): Finding[] {
  const file = fullPath(plugin, path)
  return notes.map((note) => ({ ...note, plugin: plugin.name, file }))
}

async function rendered(library: Library, pending: readonly { plugin: Plugin; key: string }[], options: Options) {
  // Only needed when something changed.
  const { renderAll } = await import('../docs/pool.ts')
  const jobs: RenderJob[] = pending.flatMap(({ plugin }) => {
    const context = renderContext(library, plugin, targetsOf(plugin), options)
    return plugin.documents.filter(isWorthRendering).map((document) => ({ document, context }))
  })
  const { progress } = options
  const documents = (await renderAll(jobs, { plain: true, ...(progress && { progress }) })).values()
  return pending.map(({ plugin, key }) => ({
    plugin,
    key,
    found: plugin.documents.filter(isWorthRendering).flatMap(({ path }) => {
      const document = documents.next().value
      return document === undefined ? [] : findingsIn(plugin, path, document)
    }),
  }))
}

/** Whether rendering can find anything that counts: of a prompt, which nobody reads as a page, only where its links lead. */
function isWorthRendering(document: Document): boolean {
  return isDocumentation(document) || document.syntax === 'mdx' || /\]\(|\]:|<[a-z]/i.test(document.body)
}

function aroundKey({ org }: Library, { base, sourceBase, codeVersion }: Options): string {
  const connectors = org.connectors.map(({ id, name }) => [id, name])
  return digestOf([codeVersion, base, sourceBase, connectors, org.policy?.secrets])
}

function keyOf({ slug }: Plugin, around: string, { factsKeys }: Options): string {
  return sha256(`notes ${around} ${factsKeys.get(slug)}`)
}

function restored(kept: string | undefined): Finding[] | null {
  try {
    return kept === undefined ? null : JSON.parse(kept)
  } catch {
    return null
  }
}
