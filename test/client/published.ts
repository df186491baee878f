/** The sample organisation's releases as a published folder, without its pages: what the client installs from. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Built, build } from '../../src/build.ts'
import { publish } from '../../src/publish/index.ts'
import { commit, git, gitAt } from '../read/git-repository.ts'
import { asOf, project, temporary } from '../sites.ts'

/** A git repository with the sample plugins and central data, one commit. */
export function sampleRepository(): string {
  const root = temporary('sample-')
  for (const folder of ['plugins', 'org', '.claude-plugin'])
    cpSync(join(project, folder), join(root, folder), { recursive: true })
  git(root, 'init', '--quiet', '--initial-branch=main')
  commit(root, '2026-11-20T12:00:00Z')
  return root
}

/** Tags what is there as a release. */
export function tagRelease(root: string, plugin: string, version: string): void {
  gitAt('2026-11-20T13:00:00Z', root, 'tag', `${plugin}--v${version}`)
}

export function buildAt(root: string, cache: string, site: string): Promise<Built> {
  return build({ root, cache, asOf, base: () => new URL(site).pathname, rootName: '.', clock: () => 0 })
}

/** Writes what is published for the site into a folder; `sources` is how its marketplace names packages. */
export function writePublished(built: Built, folder: string, site: string, sources: 'archive' | 'npm'): void {
  const { org } = built.library
  if (org.policy === null) throw new Error('the sample organisation has no policy')
  const policy = { ...org.policy, offers: { ...org.policy.offers, sources } }
  const library = { ...built.library, org: { ...org, policy } }
  const published = { ...built, library, base: new URL(site).pathname, site, packages: built.packages.files, pages: [] }
  for (const [path, content] of Object.entries(publish(published, 'site'))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'function' ? content() : content)
  }
}
