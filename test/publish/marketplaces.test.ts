/** The marketplaces and the package registry that are published: what they list, under which address, and what they leave out. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Built } from '../../src/build.ts'
import { sha256 } from '../../src/lib/digest.ts'
import { publish } from '../../src/publish/index.ts'
import type { Content } from '../../src/publish/output.ts'
import { buildAt, sampleRepository, tagRelease } from '../client/published.ts'
import { temporary } from '../sites.ts'

interface Entry {
  name: string
  source: unknown
  version?: string
  [key: string]: unknown
}

const site = 'https://commons.example/sub/'
let built: Built
let files: Record<string, Content>

function publishedOf(into: 'site' | 'repository', changes: Partial<Built> = {}): Record<string, Content> {
  return publish({ ...built, ...changes, base: '/sub/', site, pages: [], packages: built.packages.files }, into)
}

function jsonAt(path: string, from = files): { plugins: Entry[]; [key: string]: unknown } {
  return JSON.parse(String(from[path]))
}

const bytesAt = (path: string) => {
  const content = files[path]
  return typeof content === 'function' ? content() : Buffer.from(content ?? '')
}

beforeAll(async () => {
  const root = sampleRepository()
  tagRelease(root, 'legal-nda-triage', '1.3.0')
  writeFileSync(
    join(root, 'org/tombstones.yaml'),
    `- { name: legal-nda-sorter, date: 2026-03-01, reason: Renamed., renamedTo: legal-nda-checker }
- { name: legal-nda-checker, date: 2026-05-01, reason: Renamed again., renamedTo: legal-nda-triage }
- { name: sales-lead-scorer, date: 2026-08-31, reason: Removed., replacement: sales-account-brief }
- { name: service-note, date: 2026-08-31, reason: Renamed., renamedTo: service-visit-report }
`,
  )
  built = await buildAt(root, temporary('marketplaces-cache-'), site)
  files = publishedOf('site')
}, 300_000)

describe('the marketplace of the site', () => {
  test('lists what is offered, with address and digest of its zip', () => {
    const { plugins, name, owner } = jsonAt('marketplace.json')
    expect([name, owner]).toMatchObject(['brightwater', { name: 'Brightwater Instruments' }])
    const offered = built.catalog.offers.filter(({ version }) => version !== null)
    expect(plugins.map((entry) => [entry.name, entry.version])).toEqual(
      offered.map((offer) => [offer.name, offer.version]),
    )
    const entry = plugins.find((one) => one.name === 'legal-nda-triage')
    const path = 'packages/legal-nda-triage/legal-nda-triage-1.3.0.zip'
    expect(entry).toMatchObject({
      source: { source: 'archive', url: `${site}${path}`, sha256: sha256(bytesAt(path)) },
      displayName: 'NDA Triage',
      category: 'legal',
      author: { name: 'Legal' },
      homepage: `${site}plugins/legal-nda-triage/`,
    })
  })

  test('leaves out drafts, what is below the level and what has no version, and says why', () => {
    const left = built.catalog.offers.filter(({ version }) => version === null)
    expect(Object.fromEntries(left.map(({ name, reason }) => [name, reason]))).toEqual({
      'people-onboarding-buddy': 'its version "0.3" is not a semantic one',
      'sales-deal-desk': 'its standards level is listed, bronze is needed',
      'service-spare-parts': 'it has no manifest that can be read',
      'service-visit-report': 'it is a draft',
      'support-ticket-triage': 'its standards level is listed, bronze is needed',
    })
  })

  test('follows names that were given up, to a plugin that is listed or to nothing', () => {
    expect(jsonAt('marketplace.json')['renames']).toEqual({
      'legal-nda-sorter': 'legal-nda-checker',
      'legal-nda-checker': 'legal-nda-triage',
      'sales-lead-scorer': null,
      'service-note': null,
    })
  })

  test('names packages of the registry where policy wants it', () => {
    const { org } = built.library
    if (org.policy === null) throw new Error('the sample organisation has no policy')
    const policy = { ...org.policy, offers: { ...org.policy.offers, sources: 'npm' as const } }
    const other = publishedOf('site', { library: { ...built.library, org: { ...org, policy } } })
    expect(jsonAt('marketplace.json', other).plugins.find(({ name }) => name === 'legal-nda-triage')?.source).toEqual({
      source: 'npm',
      package: 'legal-nda-triage',
      version: '1.3.0',
      registry: `${site}npm/`,
    })
  })

  test('of a single version lists that one, under a name of its own', () => {
    const { name, plugins } = jsonAt('packages/legal-nda-triage/legal-nda-triage-1.3.0.json')
    expect(name).toBe('brightwater-legal-nda-triage-1.3.0')
    expect(plugins.map((entry) => [entry.name, entry.version])).toEqual([['legal-nda-triage', '1.3.0']])
  })

  test('is not there without an address', () => {
    const none = publish({ ...built, base: '/', site: null, pages: [], packages: built.packages.files }, 'site')
    expect(Object.keys(none).filter((path) => path === 'marketplace.json' || path.startsWith('npm/'))).toEqual([])
  })
})

test('the registry holds every version with what proves its package', () => {
  const packument: unknown = JSON.parse(String(files['npm/legal-nda-triage']))
  const release = built.catalog.releases.find(({ name }) => name === 'legal-nda-triage')
  expect(packument).toMatchObject({
    name: 'legal-nda-triage',
    'dist-tags': { latest: '1.3.0' },
    versions: {
      '1.3.0': {
        name: 'legal-nda-triage',
        version: '1.3.0',
        dist: {
          tarball: `${site}packages/legal-nda-triage/legal-nda-triage-1.3.0.tgz`,
          integrity: release?.packages?.tgz.integrity,
          shasum: release?.packages?.tgz.shasum,
        },
      },
    },
  })
})

test('the marketplace of the repository names folders, and only those that are what is offered', () => {
  const { plugins } = jsonAt('.claude-plugin/marketplace.json', publishedOf('repository'))
  expect(plugins.find(({ name }) => name === 'legal-nda-triage')?.source).toBe('./plugins/legal-nda-triage')
  const offers = built.catalog.offers.map((offer) =>
    offer.name === 'legal-nda-triage' ? { ...offer, here: false } : offer,
  )
  const waiting = publishedOf('repository', { catalog: { ...built.catalog, offers } })
  const commit = built.catalog.releases.find(({ name }) => name === 'legal-nda-triage')?.sha
  expect(
    jsonAt('.claude-plugin/marketplace.json', waiting).plugins.find(({ name }) => name === 'legal-nda-triage')?.source,
  ).toEqual({
    source: 'git-subdir',
    url: 'https://git.brightwater.example/platform/plugin-commons',
    path: 'plugins/legal-nda-triage',
    sha: commit,
  })
})
