/** Packs every release that is offered: a zip and a tgz each, kept by content, so that an unchanged plugin costs nothing. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Offer } from '../catalog/releases/offers.ts'
import { type ArchiveFile, tgzOf, zipOf } from '../lib/archive.ts'
import { exactDigest, sha256 } from '../lib/digest.ts'
import type { PackedRelease, Release, ReleaseFile } from '../model/release.ts'
import type { FileBytes } from '../read/releases/folders.ts'
import { readFolders } from '../read/releases/folders.ts'
import { modesHere, readHere } from '../read/releases/here.ts'

export interface PackedReleases {
  of: Map<Release, PackedRelease>
  /** Bytes of each package, by its path on the site; read when they are asked for. */
  files: Map<string, () => Uint8Array>
  /** How many were packed anew. */
  fresh: number
}

interface Options {
  root: string
  /** Folder that packages are kept in. */
  folder: string
  codeVersion: string
}

/** Packages of every release that can be installed. */
export async function packReleases(
  offers: readonly Offer[],
  { root, folder, codeVersion }: Options,
): Promise<PackedReleases> {
  const packed: PackedReleases = { of: new Map(), files: new Map(), fresh: 0 }
  const wanted = offers.flatMap(({ plugin, releases }) =>
    releases.flatMap(({ release, reason }) => (reason === null ? [{ release, plugin }] : [])),
  )
  const keys = new Map<Release, string>()
  const missing: Release[] = []
  for (const { release, plugin } of wanted) {
    const exact = release.exact ?? exactDigest(modesHere(root, plugin))
    const key = sha256(`${codeVersion}\n${release.plugin}\n${release.version}\n${exact}`)
    keys.set(release, key)
    if (!existsSync(join(folder, `${key}.json`))) missing.push(release)
  }
  mkdirSync(folder, { recursive: true })
  const ofGit = missing.flatMap((release) =>
    release.tree === null ? [] : [{ ...release, tree: release.tree, release }],
  )
  for (const [{ release }, files] of readFolders(root, ofGit)) await pack(release, files)
  for (const { release, plugin } of wanted) {
    if (release.tree === null && missing.includes(release)) await pack(release, readHere(root, plugin))
  }
  for (const { release } of wanted) add(packed, release, folder, keys.get(release) ?? '')
  sweep(folder, new Set(keys.values()))
  return packed

  async function pack(release: Release, files: FileBytes[] | string): Promise<void> {
    if (typeof files === 'string') throw new Error(`internal: ${release.plugin} ${release.version} holds ${files}`)
    const key = keys.get(release) ?? ''
    const [zip, tgz] = [zipOf(files), await tgzOf(npmFiles(release, files))]
    const manifest = files.map(({ path, bytes, executable }): ReleaseFile => {
      return { path, bytes: bytes.length, sha256: sha256(bytes), executable }
    })
    const base = `packages/${release.plugin}/${release.plugin}-${release.version}`
    const made: PackedRelease = {
      packages: {
        zip: { path: `${base}.zip`, bytes: zip.length, sha256: sha256(zip) },
        tgz: {
          ...{ path: `${base}.tgz`, bytes: tgz.length, sha256: sha256(tgz) },
          integrity: `sha512-${createHash('sha512').update(tgz).digest('base64')}`,
          shasum: createHash('sha1').update(tgz).digest('hex'),
        },
      },
      manifest,
    }
    keep(join(folder, `${key}.zip`), zip)
    keep(join(folder, `${key}.tgz`), tgz)
    // Last, since it says that the others are there.
    keep(join(folder, `${key}.json`), JSON.stringify(made))
    packed.fresh++
  }
}

function add(packed: PackedReleases, release: Release, folder: string, key: string): void {
  const made: PackedRelease = JSON.parse(readFileSync(join(folder, `${key}.json`), 'utf8'))
  packed.of.set(release, made)
  for (const kind of ['zip', 'tgz'] as const) {
    packed.files.set(made.packages[kind].path, () => readFileSync(join(folder, `${key}.${kind}`)))
  }
}

/** What npm expects: everything below package/, and a package.json that bears the plugin's name and version. */
function npmFiles({ plugin: name, version, summary }: Release, files: readonly ArchiveFile[]): ArchiveFile[] {
  const own = files.find(({ path }) => path === 'package.json')
  const described = { name, version, ...(summary !== '' && { description: summary }) }
  const text = JSON.stringify({ ...described, ...jsonIn(own), name, version }, null, 2)
  const rest = files.filter((file) => file !== own)
  const all = [...rest, { path: 'package.json', bytes: Buffer.from(`${text}\n`), executable: false }]
  all.sort((a, b) => (a.path < b.path ? -1 : 1))
  return all.map((file) => ({ ...file, path: `package/${file.path}` }))
}

function jsonIn(file: ArchiveFile | undefined): object {
  try {
    const data: unknown = JSON.parse(Buffer.from(file?.bytes ?? []).toString('utf8'))
    return data !== null && typeof data === 'object' && !Array.isArray(data) ? data : {}
  } catch {
    return {}
  }
}

/** Written whole or not at all, and read by runs at the same time. */
function keep(file: string, content: Uint8Array | string): void {
  writeFileSync(`${file}.${process.pid}`, content)
  renameSync(`${file}.${process.pid}`, file)
}

function sweep(folder: string, used: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!used.has(name.split('.')[0] ?? '')) rmSync(join(folder, name), { force: true })
  }
}
