/** What may not happen to a release: each fault is told with place and fix, and the last good version stays offered. */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { judgeRoot, offersIn } from '../../src/build.ts'
import type { Offer } from '../../src/catalog/releases/offers.ts'
import { sampleRepository, tagRelease } from '../client/published.ts'
import { commit, git } from '../read/git-repository.ts'
import { asOf, runCli, temporary } from '../sites.ts'

const plugin = 'legal-nda-triage'
const version = '1.3.0'
const folder = `plugins/${plugin}`
const cache = temporary('refused-cache-')
let sample: string

beforeAll(() => {
  sample = sampleRepository()
  tagRelease(sample, plugin, version)
  const recorded = runCli('record', '--root', sample, '--cache', cache, '--as-of', asOf)
  if (recorded.status !== 0) throw new Error(recorded.text)
  commit(sample, '2026-11-20T14:00:00Z')
}, 300_000)

/** A copy of the sample repository in which something was done. */
function after(change: (root: string) => void): string {
  const root = temporary('refused-')
  cpSync(sample, root, { recursive: true })
  change(root)
  return root
}

function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const file = join(root, path)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

async function outcome(root: string): Promise<{ told: string[]; offer: Offer | undefined }> {
  const judged = await judgeRoot({ root, cache, asOf, base: () => '/', rootName: '.', clock: () => 0 })
  const offers = await offersIn(judged, asOf)
  const findings = judged.judgement.results.filter(({ state }) => state === 'fail').flatMap((result) => result.findings)
  return {
    told: findings.map(({ file, message, fix }) => `${file}: ${message} → ${fix}`),
    offer: offers.find(({ name }) => name === plugin),
  }
}

const offered = ({ offer }: { offer: Offer | undefined }) => [
  offer?.version,
  offer?.releases.find(({ release }) => release.version === offer.version)?.release.commit,
]
const published = () => git(sample, 'rev-parse', `${plugin}--v${version}^{commit}`).trim()

test('untouched, it is what lies there', async () => {
  const found = await outcome(sample)
  expect([found.offer?.version, found.offer?.here, found.offer?.reason]).toEqual([version, true, null])
})

test('a tag that was moved', async () => {
  const root = after((at) => {
    edit(at, `${folder}/README.md`, /$/, '\nIt signs by itself now.\n')
    commit(at, '2026-11-21T12:00:00Z')
    git(at, 'tag', '--force', `${plugin}--v${version}`)
  })
  const found = await outcome(root)
  expect(found.told).toContainEqual(
    expect.stringMatching(
      /^org\/releases\/legal-nda-triage\.yaml: tag "legal-nda-triage--v1\.3\.0" holds sha256:[0-9a-f]{64}, version "1\.3\.0" was published as sha256:[0-9a-f]{64} → set the tag back/,
    ),
  )
  expect(offered(found)).toEqual([version, published()])
})

test('content that was edited without another version', async () => {
  const root = after((at) => {
    edit(at, `${folder}/README.md`, /$/, '\nIt signs by itself now.\n')
    commit(at, '2026-11-21T12:00:00Z')
  })
  const found = await outcome(root)
  expect(found.told).toContain(
    `${folder}/.claude-plugin/plugin.json: content changed since version "1.3.0" was released, the version did not → write "version": "1.3.1"`,
  )
  expect(offered(found)).toEqual([version, published()])
  expect(found.offer?.reason).toBe('what lies in the repository is not version 1.3.0 as it was released')
})

test('a version that is not semantic', async () => {
  const root = after((at) => edit(at, `${folder}/.claude-plugin/plugin.json`, '"1.3.0"', '"1.4"'))
  const found = await outcome(root)
  expect(found.told).toContainEqual(
    expect.stringMatching(
      /^plugins\/legal-nda-triage\/\.claude-plugin\/plugin\.json: version "1\.4" is not a semantic version → /,
    ),
  )
  expect(offered(found)).toEqual([version, published()])
})

test('a plugin of 201 MB', async () => {
  const root = after((at) => {
    writeFileSync(join(at, folder, 'corpus.bin'), '')
    truncateSync(join(at, folder, 'corpus.bin'), 201_000_000)
  })
  const found = await outcome(root)
  expect(found.told).toContainEqual(expect.stringMatching(/^plugins\/legal-nda-triage: more than 200 MB in all → /))
  expect(offered(found)).toEqual([version, published()])
})

test('a name that was given up and is used again', async () => {
  const root = after((at) =>
    writeFileSync(
      join(at, 'org/tombstones.yaml'),
      `- { name: ${plugin}, date: 2026-11-01, reason: Counsel does it by hand again. }\n`,
    ),
  )
  const found = await outcome(root)
  expect(found.told).toContain(
    `${folder}/.claude-plugin/plugin.json: name "legal-nda-triage" is that of a plugin that was removed → choose another name`,
  )
  expect([found.offer?.version, found.offer?.reason]).toEqual([null, 'its name was given up on 2026-11-01'])
})

test('a plugin that vanished', async () => {
  const root = after((at) => rmSync(join(at, folder), { recursive: true }))
  const found = await outcome(root)
  expect(found.told).toContain(
    `org/tombstones.yaml: plugin "legal-nda-triage" was released and is gone without a rename → add: { name: legal-nda-triage, date: ${asOf}, reason: … }, with renamedTo: where it has another name now`,
  )
})
