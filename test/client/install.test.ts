/** The real client installs from what is published: from archives and from the package registry, pinned, updated, and never what was tampered with. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Built } from '../../src/build.ts'
import type { PluginPage } from '../../src/model/plugin-page.ts'
import { commit } from '../read/git-repository.ts'
import { temporary } from '../sites.ts'
import { type Answer, claude, clientProgram } from './claude.ts'
import { buildAt, sampleRepository, tagRelease, writePublished } from './published.ts'
import { clientAtHome, type SecureHost, serveSecurely } from './secure-host.ts'

const plugin = 'finance-month-end-close'
const marketplace = 'brightwater'
const kinds = ['archive', 'npm'] as const
type Kind = (typeof kinds)[number]
type Client = (...words: string[]) => Promise<Answer>

let refusal = ''
let server: SecureHost
let built: Built
const folder = temporary('published-')
const cache = temporary('cache-')
const root = sampleRepository()
const clients = new Map<Kind, Client>()

const siteOf = (kind: Kind) => `${server.address}${kind}/sub/`
const folderOf = (kind: Kind) => join(folder, kind, 'sub')

function refuse(reason: string): void {
  refusal = reason
}

async function publishNow(): Promise<void> {
  built = await buildAt(root, cache, siteOf('archive'))
  for (const kind of kinds) writePublished(built, folderOf(kind), siteOf(kind), kind)
}

beforeAll(async () => {
  const found = clientProgram()
  if (typeof found === 'string') return refuse(found)
  const served = await serveSecurely(folder)
  if (typeof served === 'string') return refuse(served)
  server = served
  for (const kind of kinds) {
    const client = clientAtHome(found.program, server)
    if (typeof client === 'string') return refuse(client)
    clients.set(kind, client)
  }
  tagRelease(root, plugin, '2.3.1')
  await publishNow()
}, 600_000)
afterAll(() => server?.stop())

/** Runs the client of a kind and expects it to succeed; skips the test where there is none. */
async function run(skip: (note: string) => never, kind: Kind, ...words: string[]): Promise<string> {
  const { status, text } = await clientOf(skip, kind)(...words)
  expect(status, `claude ${words.join(' ')}\n${text}`).toBe(0)
  return text
}

function clientOf(skip: (note: string) => never, kind: Kind): Client {
  const client = clients.get(kind)
  return refusal !== '' || client === undefined ? skip(refusal) : client
}

const offered = () => built.catalog.offers.filter(({ version }) => version !== null)

describe.concurrent.each(kinds)('from %s sources', (kind) => {
  test('adds the site, installs every plugin that is offered, and lists what the catalogue shows', async ({
    skip,
    expect,
  }) => {
    clientOf(skip, kind)
    await run(skip, kind, 'plugin', 'validate', '--strict', join(folderOf(kind), 'marketplace.json'))
    await run(skip, kind, 'plugin', 'marketplace', 'add', `${siteOf(kind)}marketplace.json`)
    expect(offered().length).toBeGreaterThan(10)
    for (const { name } of offered()) await run(skip, kind, 'plugin', 'install', `${name}@${marketplace}`)
    expect(installedIn(await run(skip, kind, 'plugin', 'list', '--json'))).toEqual(
      Object.fromEntries(offered().map(({ name, version }) => [`${name}@${marketplace}`, version])),
    )
    for (const { name, slug } of kind === 'archive' ? offered() : offered().slice(0, 1)) {
      const page = built.catalog.plugins.find((one) => one.slug === slug)
      expect(inventoryIn(await run(skip, kind, 'plugin', 'details', name))).toEqual(partsOf(page!))
    }
  })
})

describe('a release', () => {
  test('that came later is an update, and the one before can still be pinned', async ({ skip }) => {
    clientOf(skip, 'archive')
    const file = join(root, 'plugins', plugin, '.claude-plugin/plugin.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"2.3.1"', '"2.4.0"'))
    const changelog = join(root, 'plugins', plugin, 'CHANGELOG.md')
    const text = readFileSync(changelog, 'utf8')
    writeFileSync(changelog, text.replace('## 2.3.1', '## 2.4.0\n\n### Added\n\n- A line.\n\n## 2.3.1'))
    // Nobody reviewed this content; the test is about installing.
    const policy = join(root, 'org/policy.yaml')
    writeFileSync(policy, `${readFileSync(policy, 'utf8')}\noffers: { level: listed }\n`)
    commit(root, '2026-11-21T12:00:00Z')
    tagRelease(root, plugin, '2.4.0')
    await publishNow()
    for (const kind of kinds) {
      await run(skip, kind, 'plugin', 'marketplace', 'update', marketplace)
      const said = await run(skip, kind, 'plugin', 'update', `${plugin}@${marketplace}`)
      const installed = installedIn(await run(skip, kind, 'plugin', 'list', '--json'))
      expect(installed[`${plugin}@${marketplace}`], said).toBe('2.4.0')
    }
    const pinned = `${siteOf('archive')}packages/${plugin}/${plugin}-2.3.1.json`
    await run(skip, 'archive', 'plugin', 'marketplace', 'add', pinned)
    const from = `${plugin}@${marketplace}-${plugin}-2.3.1`
    await run(skip, 'archive', 'plugin', 'install', from)
    expect(installedIn(await run(skip, 'archive', 'plugin', 'list', '--json'))[from]).toBe('2.3.1')
  })

  test('that was tampered with is refused', async ({ skip }) => {
    for (const kind of kinds) {
      const client = clientOf(skip, kind)
      const release = built.catalog.releases.find(({ name, current }) => name === 'legal-nda-triage' && current)
      const { zip, tgz } = release?.packages ?? skip('the sample plugin is not offered')
      await run(skip, kind, 'plugin', 'uninstall', `legal-nda-triage@${marketplace}`)
      appendFileSync(join(folderOf(kind), kind === 'archive' ? zip.path : tgz.path), 'x')
      const { status, text } = await client('plugin', 'install', `legal-nda-triage@${marketplace}`)
      expect(status, text).not.toBe(0)
      expect(text).toMatch(kind === 'archive' ? /integrity check failed/ : /Could not download|integrity|EINTEGRITY/i)
      expect(installedIn(await run(skip, kind, 'plugin', 'list', '--json'))).not.toHaveProperty([
        `legal-nda-triage@${marketplace}`,
      ])
    }
  })
})

test('a clone of the repository is a marketplace, by its path and by its git address', ({ skip }) => {
  const client = claude()
  if (typeof client === 'string') return skip(client)
  const succeed = (...words: string[]) => {
    const { status, text } = client(...words)
    expect(status, `claude ${words.join(' ')}\n${text}`).toBe(0)
  }
  succeed('plugin', 'marketplace', 'add', root)
  succeed('plugin', 'install', `legal-nda-triage@${marketplace}`)
  succeed('plugin', 'marketplace', 'remove', marketplace)
  // The client takes https addresses only; its git is told that this one lies here.
  const address = 'https://git.brightwater.example/platform/plugin-commons.git'
  writeFileSync(join(client.home, '.gitconfig'), `[url "file://${root}/.git"]\n  insteadOf = ${address}\n`)
  succeed('plugin', 'marketplace', 'add', address)
  succeed('plugin', 'install', `legal-nda-triage@${marketplace}`)
})

/** Version by plugin, of what `plugin list --json` says; newer clients list what they bring along too. */
function installedIn(text: string): Record<string, string> {
  const list: { id: string; version: string }[] = JSON.parse(text.slice(text.indexOf('[')))
  const ours = list.filter(({ id }) => !id.endsWith('@builtin'))
  return Object.fromEntries(ours.map(({ id, version }) => [id, version]))
}

/** Names by kind, of the inventory that `plugin details` prints; the client counts commands among the skills. */
function inventoryIn(text: string): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [, kind = '', count, names = ''] of text.matchAll(/^ {2}(Skills|Agents|MCP servers) \((\d+)\) *(.*)$/gm)) {
    found[kind] =
      count === '0'
        ? []
        : names
            .replace(/ {2}\(.*$/, '')
            .split(', ')
            .sort()
  }
  return found
}

function partsOf({ groups }: PluginPage): Record<string, string[]> {
  const named = (...some: string[]) =>
    groups.flatMap(({ kind, rows }) => (some.includes(kind) ? rows.map(({ name }) => name) : [])).sort()
  return { Skills: named('skill', 'command'), Agents: named('agent'), 'MCP servers': named('connector') }
}
