/** Renders every document of a library, reusing what was rendered before for the same input and the same code. */
import type { Context, RenderedWithKey } from '../catalog/index.ts'
import { imageRoute, targetsOf } from '../catalog/routes.ts'
import { audited } from '../docs/audit.ts'
import type { RenderJob } from '../docs/context.ts'
import { highlight, languageOfFile } from '../docs/highlight.ts'
import { renderAll } from '../docs/pool.ts'
import { digestOf, sha256 } from '../lib/digest.ts'
import type { SecretForm } from '../lib/secret-forms.ts'
import { maskedSecrets, ownForms } from '../lib/secrets.ts'
import type { Store } from '../lib/store.ts'
import type { Finding } from '../model/finding.ts'
import type { Library } from '../model/library.ts'
import type { Document, Plugin } from '../model/plugin.ts'
import type { RenderedDocument } from '../model/rendered.ts'
import { readText } from '../read/files.ts'
import { findingsIn } from './notes.ts'
import { fullPath, type Place, plainOf, renderContext, sourceOf } from './render-context.ts'

export interface RenderedLibrary {
  /** By plugin slug, then by path. */
  rendered: Context['rendered']
  shownFiles: Context['shownFiles']
  targets: Context['targets']
  /** HTML by digest. */
  fragments: Map<string, string>
  /** Plain text by digest of its HTML, for search. */
  texts: Map<string, string>
  /** Findings of rendering, by plugin slug. */
  findings: Map<string, Finding[]>
  /** Images that some document shows, by route. */
  images: Map<string, { plugin: Plugin; path: string }>
  /** How many documents were rendered anew. */
  fresh: number
}

interface Options extends Place {
  root: string
  store: Store
  /** Digest of everything that decides how a document is rendered. */
  codeVersion: string
  progress?: (done: number, total: number) => void
}

interface Pending {
  plugin: Plugin
  document: Document
  key: string
}

export async function renderLibrary(library: Library, options: Options): Promise<RenderedLibrary> {
  const result: RenderedLibrary = {
    rendered: new Map(),
    shownFiles: new Map(),
    targets: new Map(),
    fragments: new Map(),
    texts: new Map(),
    findings: new Map(),
    images: new Map(),
    fresh: 0,
  }
  const pending: Pending[] = []
  const jobs: RenderJob[] = []
  for (const plugin of library.plugins) {
    const targets = targetsOf(plugin)
    result.targets.set(plugin.slug, targets)
    result.rendered.set(plugin.slug, new Map())
    const context = renderContext(library, plugin, targets, options)
    const contextKey = digestOf([options.codeVersion, plainOf(context), sourceOf(plugin, options)])
    for (const document of plugin.documents) {
      const key = sha256(JSON.stringify([contextKey, document]))
      const kept = options.store.get(key)
      if (kept === undefined) {
        pending.push({ plugin, document, key })
        jobs.push({ document, context })
      } else {
        accept(result, plugin, document, JSON.parse(kept))
      }
    }
  }
  result.fresh = jobs.length
  const rendered = await renderAll(jobs, options.progress === undefined ? {} : { progress: options.progress })
  for (const [i, { plugin, document, key }] of pending.entries()) {
    const one = audited(rendered[i]!, options.base)
    options.store.put(key, JSON.stringify(one))
    accept(result, plugin, document, one)
  }
  for (const plugin of library.plugins) showLinkedFiles(result, plugin, library, options)
  return result
}

function accept(result: RenderedLibrary, plugin: Plugin, document: Document, rendered: RenderedDocument): void {
  const key = rendered.html === '' ? null : sha256(rendered.html)
  const withKey: RenderedWithKey = { ...rendered, key }
  result.rendered.get(plugin.slug)!.set(document.path, withKey)
  if (key !== null) {
    result.fragments.set(key, rendered.html)
    result.texts.set(key, rendered.text)
  }
  const found = findingsIn(plugin, document.path, rendered)
  if (found.length > 0) result.findings.set(plugin.slug, [...(result.findings.get(plugin.slug) ?? []), ...found])
}

/** Text files get a page, and images are published, only when a document points at them. */
function showLinkedFiles(result: RenderedLibrary, plugin: Plugin, { org }: Library, options: Options): void {
  const { root, store, codeVersion } = options
  const secrets = org.policy?.secrets ?? []
  const own = ownForms(secrets)
  const linked = new Set([...result.rendered.get(plugin.slug)!.values()].flatMap(({ targets }) => targets))
  const shown = new Map<string, { key: string; title: string }>()
  for (const file of plugin.files) {
    const target = result.targets.get(plugin.slug)?.get(file.path)
    if (target?.route == null || !linked.has(file.path)) continue
    if (target.kind === 'image') result.images.set(imageRoute(file), { plugin, path: file.path })
    if (target.kind !== 'file') continue
    const key = sha256(JSON.stringify([codeVersion, 'file', secrets, file.path, file.digest]))
    const html = store.get(key) ?? codeOf(root, plugin, file.path, own)
    if (html === null) continue
    store.put(key, html)
    const digest = sha256(html)
    result.fragments.set(digest, html)
    shown.set(file.path, { key: digest, title: file.path.slice(file.path.lastIndexOf('/') + 1) })
  }
  if (shown.size > 0) result.shownFiles.set(plugin.slug, shown)
}

function codeOf(root: string, plugin: Plugin, path: string, own: readonly SecretForm[]): string | null {
  const { text } = readText(root, fullPath(plugin, path))
  return text === null ? null : highlight(maskedSecrets(text, own), languageOfFile(path))
}
