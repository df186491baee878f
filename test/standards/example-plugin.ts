/** The plugins of an example as the real reader and renderer see them: from a tree in memory, or on disk where links are needed. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { foldersOf, targetsOf } from '../../src/catalog/routes.ts'
import { type RenderContext, renderDocument } from '../../src/docs/index.ts'
import { digestOf, sha256 } from '../../src/lib/digest.ts'
import { slugOf } from '../../src/lib/slug.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Org } from '../../src/model/library.ts'
import type { Document, Plugin } from '../../src/model/plugin.ts'
import type { Policy } from '../../src/model/policy.ts'
import { parseJson } from '../../src/read/document/json.ts'
import { splitReadme } from '../../src/read/document/readme.ts'
import { decode } from '../../src/read/document/text.ts'
import { typeOf } from '../../src/read/files/kind.ts'
import { oddName, twins } from '../../src/read/files/names.ts'
import { readTree, type Tree } from '../../src/read/files.ts'
import { findingOf } from '../../src/read/findings.ts'
import { identityNotes, slugsOf } from '../../src/read/identity.ts'
import { agreementFaults } from '../../src/read/marketplace/agreement.ts'
import { entriesOf } from '../../src/read/marketplace/entry.ts'
import { faultNote, marketplaceFile } from '../../src/read/marketplace.ts'
import { readPlugin, remotePlugin } from '../../src/read/plugins/index.ts'
import { byText, type Data, isRecord } from '../../src/read/record.ts'
import type { Locate } from '../../src/standards/judge.ts'
import type { Example, Subject } from '../../src/standards/rule.ts'
import { deriveTier } from '../../src/standards/tier.ts'

export interface Read {
  plugin: Plugin
  files: ReadonlyMap<string, string>
}

/** The plugin in a folder of these files, as it stands alone. */
export function pluginOf(
  folder: string,
  files: ReadonlyMap<string, string>,
  { entry, remote, links }: Pick<Example, 'entry' | 'remote' | 'links'>,
): Read {
  const given: unknown = entry === undefined ? null : parse(entry)
  const data: Data | null = isRecord(given)
    ? { name: folder, source: `./plugins/${folder}`, ...given }
    : remote
      ? { name: folder }
      : null
  const at = { line: 1, column: 1 }
  const name = typeof data?.name === 'string' ? data.name : folder
  const hasPluginJson = files.has('.claude-plugin/plugin.json')
  const authority = data !== null && !hasPluginJson ? 'entry' : 'plugin.json'
  const listing = {
    name,
    slug: remote ? slugOf(name) : folder,
    entry: data,
    entryAt: () => at,
    entryFile: data === null ? null : marketplaceFile,
    authority,
    onlySkills: null,
    shared: false,
  } as const
  if (remote) {
    const written = { source: 'github', repo: `brightwater/${folder}` }
    const source = {
      kind: 'remote',
      type: 'github',
      written,
      label: `github brightwater/${folder}`,
      url: null,
      pinned: true,
    } as const
    return { plugin: remotePlugin(listing, source), files: new Map() }
  }
  const tree =
    links === undefined ? virtualTree(`plugins/${folder}`, files) : linkedTree(`plugins/${folder}`, files, links)
  const read = readPlugin(tree, listing)
  const disagreeing =
    data === null
      ? []
      : [...entriesOf([data], null).flatMap(({ faults }) => faults), ...agreementFaults(data, tree)].map((fault) =>
          findingOf(
            faultNote(fault, () => at),
            name,
            marketplaceFile,
          ),
        )
  return {
    plugin: {
      ...read,
      findings: [...read.findings, ...disagreeing],
      lastChange: { commit: 'c0ffee'.padEnd(40, '0'), day: '2026-11-06' },
    },
    files,
  }
}

/** The tree that walking a folder with these files would give. */
function virtualTree(folder: string, files: ReadonlyMap<string, string>): Tree {
  const paths = [...files.keys()].sort(byText)
  const steps = [...new Set(paths.flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i + 1).join('/'))))]
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  const odd = steps.flatMap((path) => {
    const note = oddName(path, nameOf(path))
    return note === null ? [] : [{ ...note, file: path }]
  })
  const siblings = Map.groupBy(steps, (path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))))
  const alike = [...siblings].flatMap(([parent, children]) =>
    twins(children.map(nameOf)).map(({ name, note }) => ({
      ...note,
      file: parent === '' ? name : `${parent}/${name}`,
    })),
  )
  const sources = paths.map((path) => {
    const bytes = Buffer.from(files.get(path) ?? '')
    return { path, size: bytes.length, digest: sha256(bytes), type: typeOf(bytes), bytes }
  })
  return { folder, files: sources, notes: [...odd, ...alike], refused: null }
}

/** Links exist on disk only. */
function linkedTree(folder: string, files: ReadonlyMap<string, string>, links: Readonly<Record<string, string>>): Tree {
  const root = mkdtempSync(join(tmpdir(), 'commons-example-'))
  try {
    const place = (path: string) => {
      mkdirSync(join(root, folder, dirname(path)), { recursive: true })
      return join(root, folder, path)
    }
    for (const [path, text] of files) if (links[path] === undefined) writeFileSync(place(path), text)
    for (const [path, target] of Object.entries(links)) symlinkSync(target, place(path))
    return readTree(root, folder, { skip: [] })
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** The same plugins, with a finding for each whose name another has or resembles. */
export function clashing(read: readonly Read[]): Read[] {
  const named = read.map(({ plugin }) => ({
    name: plugin.name,
    identity: plugin.slug,
    place: JSON.stringify(`plugins/${plugin.slug}`),
  }))
  const inOrder = named.toSorted((a, b) => byText(a.name, b.name))
  const notes = identityNotes(inOrder, slugsOf(inOrder))
  return read.map(({ plugin, files }, i) => {
    const note = notes.get(named[i]!)
    return {
      plugin:
        note === undefined
          ? plugin
          : { ...plugin, findings: [...plugin.findings, findingOf(note, plugin.name, `plugins/${plugin.slug}`)] },
      files,
    }
  })
}

export function subjectFor({ plugin, files }: Read, org: Org, policy: Policy, asOf: string): Subject {
  const lifecycle = plugin.manifest?.lifecycle ?? null
  const found = [...plugin.findings, ...rendered(plugin, org)]
  return {
    plugin,
    tier: deriveTier(plugin, org, policy, asOf),
    lifecycle: typeof lifecycle === 'string' || lifecycle === null ? lifecycle : lifecycle.state,
    text: (path) => {
      const text = files.get(path)
      return text === undefined ? null : decode(Buffer.from(text)).text
    },
    bytes: (path) => {
      const text = files.get(path)
      return text === undefined ? null : Buffer.from(text, 'latin1')
    },
    notes: (rule) => found.filter((finding) => finding.rule === rule),
  }
}

const kept = new Map<string, Finding[]>()

/** What rendering its documents leaves; most examples share most documents. */
function rendered(plugin: Plugin, org: Org): Finding[] {
  const targets = targetsOf(plugin)
  const context: RenderContext = {
    placeholders: plugin.placeholders.map(({ name }) => name),
    targets,
    folders: foldersOf(plugin, targets),
    components: {
      skills: new Map(plugin.skills.map(({ name, slug }) => [name, `/plugins/${plugin.slug}/skills/${slug}/`])),
      connectors: new Map(org.connectors.map(({ id, name }) => [id, { title: name, route: `/connectors/${id}/` }])),
    },
    secrets: [],
    base: '/',
    sourceUrl: null,
  }
  const around = digestOf([
    context.placeholders,
    [...targets],
    [...context.folders],
    [...context.components.skills],
    [...context.components.connectors],
  ])
  return plugin.documents.flatMap((document) => renderedOne(plugin, document, context, around))
}

function renderedOne(plugin: Plugin, document: Document, context: RenderContext, around: string): Finding[] {
  const key = digestOf([around, plugin.name, document])
  const before = kept.get(key)
  if (before !== undefined) return before
  const found = renderDocument(document, context).notes.map((note) => ({
    ...note,
    plugin: plugin.name,
    file: `plugins/${plugin.slug}/${document.path}`,
  }))
  kept.set(key, found)
  return found
}

/** Places by key path, in the manifest or a JSON file. */
export const locateIn: Locate = ({ plugin, text }, { at, file, line, column }) => {
  const path = file ?? plugin.readme
  const full = path?.startsWith('/') ? path.slice(1) : path === null ? null : `plugins/${plugin.slug}/${path}`
  const content = path === null ? null : text(path)
  const json = path?.endsWith('.json') === true
  const place =
    at === undefined || content === null
      ? undefined
      : json
        ? parseJson(content).locate(at)
        : splitReadme(content).manifest?.locate(at)
  const pointer = at === undefined ? null : `/${at.join('/')}`
  return {
    file: full,
    line: line ?? place?.line ?? null,
    column: column ?? place?.column ?? null,
    source: null,
    pointer,
  }
}
