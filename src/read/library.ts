/** From disk to the library: layout, central data, every plugin, git; whatever a plugin holds, the others are unharmed. */
import { join } from 'node:path'
import type { Store } from '../lib/store.ts'
import type { Finding, Note } from '../model/finding.ts'
import type { Library } from '../model/library.ts'
import { type Candidate, entryCandidates, folderCandidates } from './candidates.ts'
import { findingOf, inOrder } from './findings.ts'
import { readGit } from './git.ts'
import { identityNotes, slugsOf } from './identity.ts'
import { foldersBelow, layoutOf } from './layout.ts'
import { type Marketplace, marketplaceFile, readMarketplace } from './marketplace.ts'
import { nestingOf } from './nesting.ts'
import { readOrg } from './org/index.ts'
import { unknownReviews } from './org/reviews.ts'
import { readCandidate } from './read-candidate.ts'
import { byText } from './record.ts'
import { releaseFindings } from './releases/findings.ts'
import { readReleases } from './releases/index.ts'
import { scan } from './scan.ts'
import { checkRoot } from './usage-error.ts'
import { withCommitDays } from './waiver-days.ts'

export interface LibraryOptions {
  /** Folder to read; absolute. */
  root: string
  /** Folder with the central data, when it is not root/org: that of the base branch of a pull request. */
  org?: string
  /** Where results are kept between runs. */
  store: Store
  /** Where the contents of earlier versions are kept; in the same place when left out. */
  earlier?: Store
  /** Version of the code that reads. */
  codeVersion: string
  /** Gets the bytes of the files of plugins that were read anew, by path from the root: whoever judges needs them next. */
  fresh?: Map<string, Buffer>
  progress?: (done: number, total: number) => void
}

/**
 * Everything below the root, read and typed. Throws a UsageError for a folder that cannot be read and a
 * CentralDataError for central data that is wrong; nothing that a plugin holds makes it throw.
 */
export function readLibrary({
  root,
  org: orgFolder,
  store,
  earlier = store,
  codeVersion,
  fresh = new Map(),
  progress,
}: LibraryOptions): Library {
  checkRoot(root)
  if (orgFolder !== undefined) checkRoot(orgFolder)
  const org = readOrg(orgFolder ?? join(root, 'org'))
  const { layout, folders, notes } = layoutOf(root, orgFolder !== undefined)
  const marketplace = layout === 'marketplace' ? readMarketplace(root) : null
  const candidates = candidatesOf(root, marketplace, folders)

  const holders = Map.groupBy(candidates.filter(isReadable), ({ folder }) => folder)
  const local = [...holders.keys()].filter((folder) => folder !== null)
  const found = scan(root, marketplace ? ['.'] : local)
  const nesting = nestingOf(candidates, found, marketplace?.entries != null)
  const slugs = slugsOf(candidates)
  const clashes = identityNotes(candidates, slugs)
  const git = readGit(root, local, store)

  const plugins = candidates.map((candidate, i) => {
    const { entry, entryAt, entryFile, folder, name, onlySkills } = candidate
    const shared = (holders.get(folder)?.length ?? 0) > 1
    const slug = slugs.get(candidate) ?? `entry-${i + 1}`
    const listing = { name, slug, entry, entryAt, entryFile, onlySkills, shared }
    const skip = nesting.skip.get(candidate) ?? []
    const plugin = readCandidate(candidate, listing, { root, skip, entries: found.entries, store, codeVersion, fresh })
    progress?.(i + 1, candidates.length)
    const clash = clashes.get(candidate)
    const inside = nesting.inside.get(folder ?? '')
    const findings = [
      ...plugin.findings,
      ...(clash ? [placed(clash, candidate)] : []),
      ...(inside ? [findingOf(inside, name, folder)] : []),
    ]
    const lastChange = (folder !== null && git?.changes.get(folder)) || null
    return { ...plugin, lastChange, findings: inOrder(findings) }
  })
  // Plugins of one name stay in the order of their entries.
  plugins.sort((a, b) => byText(a.name, b.name))
  const skip = new Map([...slugs].map(([candidate, slug]) => [slug, nesting.skip.get(candidate) ?? []]))
  const releases = readReleases({ root, plugins, skip, recorded: org.recorded, store, earlier, codeVersion })
  const ofReleases = releaseFindings(releases.releases)

  const findings: Finding[] = [
    ...notes.map((note) => findingOf(note, null, null)),
    ...(marketplace?.findings ?? []),
    ...nesting.notes.map((note) => findingOf(note, null, marketplace ? marketplaceFile : null)),
    ...unknownReviews(org.reviews, plugins),
  ]
  return {
    layout,
    org: { ...org, waivers: withCommitDays(root, org.waivers, store) },
    marketplace: marketplace?.facts ?? null,
    plugins: plugins.map((plugin) => {
      const more = ofReleases.get(plugin.slug)
      return more === undefined ? plugin : { ...plugin, findings: inOrder([...plugin.findings, ...more]) }
    }),
    findings: inOrder(findings),
    git: git?.head ?? null,
    releases,
  }
}

/** Entries of the marketplace; when its file cannot be used, the plugin folders that are there all the same. */
function candidatesOf(
  root: string,
  marketplace: Marketplace | null,
  folders: { folder: string; name: string }[],
): Candidate[] {
  if (!marketplace) return folderCandidates(folders)
  const { entries } = marketplace
  return entries ? entryCandidates(root, entries, marketplace) : folderCandidates(foldersBelow(root))
}

function isReadable({ folder, refused }: Candidate): boolean {
  return folder !== null && refused === null
}

/** A finding about the name of a plugin: where its entry says it, else its folder. */
function placed(note: Note, { name, entry, entryAt, entryFile, folder }: Candidate): Finding {
  return findingOf(entry ? { ...note, ...entryAt(['name']) } : note, name, entry ? entryFile : folder)
}
