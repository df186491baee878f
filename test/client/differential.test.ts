/** Whatever the real client refuses the check reports too, at the same place: in real, sample and made-up plugins. */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { orgs, repository, tidy } from '../read/repository.ts'
import { project } from '../sites.ts'
import { claude } from './claude.ts'
import { oddFiles, oddMarketplaces, oddPlugins } from './odd-plugins.ts'
import { isTold, type Refusal, refusalsOf, toldOf } from './refusals.ts'

/** What the client refuses and the check rightly does not; folder and start of the message. */
const exceptions: { folder: string; message: string; why: string }[] = [
  {
    folder: 'plugins/_drafts',
    message: 'directory: No manifest found',
    why: 'a folder whose name starts with _ is no plugin of the catalogue, so nothing is published from it',
  },
]

let client: ReturnType<typeof claude>
beforeAll(() => {
  client = claude()
}, 300_000)

type Skip = (note: string) => never

/** Everything refused in these folders of a root, and what of it the check passes over. */
function compared(skip: Skip, root: string, folders: readonly string[]): { refused: Refusal[]; missed: string[] } {
  if (typeof client === 'string') return skip(client)
  const run = client
  const refused = folders.flatMap((folder) => refusalsOf(run, root, folder))
  const told = refused.length === 0 ? [] : toldOf(root)
  const missed = refused.filter(
    (one) =>
      !isTold(one, told) &&
      !exceptions.some(({ folder, message }) => one.folder === folder && one.message.startsWith(message)),
  )
  return {
    refused,
    missed: missed.map(({ folder, message, places }) => `${folder || '.'} ${places[0]?.file} ${message}`),
  }
}

function foldersIn(root: string): string[] {
  return readdirSync(join(root, 'plugins'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => `plugins/${name}`)
    .sort()
}

test('the sample organisation, where nothing is refused', ({ skip }) => {
  expect(compared(skip, project, ['', ...foldersIn(project)])).toEqual({ refused: [], missed: [] })
})

const corpus = resolve(project, '../shared/corpus/knowledge-work-plugins')
describe.skipIf(!existsSync(corpus))(
  'the public repository (skipped where the corpus is not beside the project)',
  () => {
    test('with its marketplace file', ({ skip }) => {
      const folders = readdirSync(corpus, { recursive: true, withFileTypes: true })
        .filter((one) => one.isDirectory() && one.name === '.claude-plugin')
        .map(({ parentPath }) => parentPath.slice(corpus.length + 1))
        .sort()
      expect(folders.length).toBeGreaterThan(20)
      expect(compared(skip, corpus, folders).missed).toEqual([])
    })
  },
)

test('the messy organisation', ({ skip }) => {
  const root = join(orgs, 'messy')
  const { refused, missed } = compared(skip, root, foldersIn(root))
  expect(missed).toEqual([])
  expect(refused).toHaveLength(13)
})

test.for<[string, number]>([
  ['every-entry', 17],
  ['not-json', 1],
  ['plugins-not-a-list', 1],
])('the messy marketplace %s', ([name, count], { skip }) => {
  const { refused, missed } = compared(skip, join(orgs, 'messy-marketplace', name), [''])
  expect(missed).toEqual([])
  expect(refused).toHaveLength(count)
})

test('plugins that are made to be refused', ({ skip }) => {
  const root = repository(oddFiles())
  const { refused, missed } = compared(skip, root, foldersIn(root))
  expect(missed).toEqual([])
  const refusedNames = new Set(refused.map(({ folder }) => folder.replace('plugins/', '')))
  expect(Object.keys(oddPlugins).filter((name) => !refusedNames.has(name))).toEqual([])
}, 240_000)

test.for(Object.entries(oddMarketplaces))('a marketplace with %s', ([, file], { skip }) => {
  const root = repository({ ...tidy('finance-recon'), '.claude-plugin/marketplace.json': file })
  const { refused, missed } = compared(skip, root, [''])
  expect(missed).toEqual([])
  expect(refused.length).toBeGreaterThan(0)
})
