/** Who worked on which plugin: commits and reviews by person, bots out, and no address anywhere. */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { memoryStore, type Store } from '../../src/lib/store.ts'
import { readConnectorDays } from '../../src/read/connector-days.ts'
import { isBot, readContributions } from '../../src/read/contributions.ts'
import { read, repository, tidy, write } from './repository.ts'

const mara = 'Mara Lindqvist <mara.lindqvist@brightwater.example>'
const tom = 'Tom Okafor <tom@home.example>'
const guest = 'Yuki Sato <1234+ysato@users.noreply.github.com>'
const robot = 'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>'

const team = `- id: finance-operations
  name: Finance Operations
  lead: mara.lindqvist
  maintainers: [mara.lindqvist, tom.okafor]
`

function git(root: string, ...words: string[]): string {
  return execFileSync('git', ['-C', root, '-c', 'protocol.file.allow=always', ...words], {
    env: { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

function commit(root: string, author: string, day: string): void {
  const [, name = '', address = ''] = /^(.*) <(.*)>$/.exec(author) ?? []
  const date = `${day}T12:00:00Z`
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: address,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: 'GitHub',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
    GIT_COMMITTER_DATE: date,
  }
  execFileSync('git', ['-C', root, 'add', '--all'], { env })
  execFileSync('git', ['-C', root, 'commit', '--quiet', '-m', 'change'], { env })
}

/** Five commits over two plugins: by two of the team, somebody from outside twice, and a bot. */
function worked(): string {
  const root = repository({ ...tidy('finance-month-end'), 'org/teams.yaml': team })
  git(root, 'init', '--quiet', '--initial-branch=main')
  const change = (author: string, day: string, ...plugins: string[]) => {
    for (const plugin of plugins) write(root, `plugins/${plugin}/CHANGELOG.md`, `${author} ${day}`)
    commit(root, author, day)
  }
  change(mara, '2026-01-10', 'finance-month-end')
  for (const [path, content] of Object.entries(tidy('finance-vendors'))) write(root, path, content)
  change(tom, '2026-02-11', 'finance-vendors', 'finance-month-end')
  change(guest, '2026-03-12', 'finance-vendors')
  change('ysato <yuki@home.example>', '2026-03-13', 'finance-vendors')
  change('Yuki  SATO <yuki.s@work.example>', '2026-03-13', 'finance-vendors')
  change(robot, '2026-03-14', 'finance-vendors', 'finance-month-end')
  write(root, 'notes.md', 'no plugin')
  commit(root, mara, '2026-03-15')
  return root
}

const facts = (root: string, store: Store = memoryStore()) => readContributions(root, read(root), store)
const lines = (root: string) =>
  facts(root).contributions.map(
    ({ plugin, person, day, kind, count }) => `${plugin}: ${person} ${day} ${kind}${count > 1 ? ` ×${count}` : ''}`,
  )

describe('the history of two plugins', () => {
  const root = worked()

  test('names those of the directory, numbers the others, leaves bots out', () => {
    expect(lines(root)).toEqual([
      'finance-month-end: mara.lindqvist 2026-01-10 commit',
      'finance-month-end: tom.okafor 2026-02-11 commit',
      'finance-vendors: tom.okafor 2026-02-11 commit',
      'finance-vendors: author 1 2026-03-12 commit',
      'finance-vendors: author 1 2026-03-13 commit',
      'finance-vendors: author 2 2026-03-13 commit',
    ])
  })
  test('says when each began', () => {
    expect([...facts(root).created]).toEqual([
      ['finance-month-end', '2026-01-10'],
      ['finance-vendors', '2026-02-11'],
    ])
    expect(facts(root).history).toBe('whole')
  })
  test('holds no address and no name from outside, and neither does what is kept', () => {
    const kept: string[] = []
    const store: Store = { ...memoryStore(), put: (_, content) => void kept.push(content) }
    const text = JSON.stringify(readContributions(root, read(root), store).contributions) + kept.join()
    expect(kept).toHaveLength(2)
    for (const secret of ['@', 'home.example', 'Sato', 'sato', 'renovate']) expect(text).not.toContain(secret)
  })
  test('is read once for a commit, and again for the next', () => {
    const store = memoryStore()
    const first = facts(root, store)
    expect(facts(root, store)).toEqual(first)
    write(root, 'plugins/finance-month-end/CHANGELOG.md', 'more')
    commit(root, tom, '2026-04-01')
    expect(facts(root, store).contributions).toHaveLength(first.contributions.length + 1)
  })
})

test('days on which connectors changed: each once a day, and nothing where the history is cut off', () => {
  const root = repository({ ...tidy('finance-month-end') })
  git(root, 'init', '--quiet', '--initial-branch=main')
  const change = (day: string, ...ids: string[]) => {
    for (const id of ids) write(root, `org/connectors/${id}.yaml`, `# ${day} ${ids.length}`)
    commit(root, mara, day)
  }
  write(root, 'notes.md', 'before')
  commit(root, mara, '2026-01-10')
  change('2026-02-01', 'drive', 'netsuite')
  change('2026-03-01', 'drive')
  change('2026-03-01', 'drive', 'readme/no-connector')
  expect(readConnectorDays(root, memoryStore())).toEqual({
    since: '2026-01-10',
    changes: [
      { connector: 'drive', day: '2026-02-01' },
      { connector: 'netsuite', day: '2026-02-01' },
      { connector: 'drive', day: '2026-03-01' },
    ],
  })
  const clone = repository({})
  git(clone, 'clone', '--quiet', '--depth', '2', `file://${root}`, 'here')
  expect(readConnectorDays(`${clone}/here`, memoryStore())).toEqual({ since: null, changes: [] })
  expect(readConnectorDays(clone, memoryStore())).toEqual({ since: null, changes: [] })
})

test('reviews count for those who signed them', () => {
  const root = repository({
    ...tidy('finance-month-end'),
    'org/reviews/finance-month-end.yaml': `- digest: sha256:${'0'.repeat(64)}
  tier: T1
  reviewers: [{ name: Ines Carvalho, role: peer }, { name: tom.okafor, role: lead }]
  date: 2026-05-04
`,
  })
  expect(lines(root)).toEqual([
    'finance-month-end: ines.carvalho 2026-05-04 review',
    'finance-month-end: tom.okafor 2026-05-04 review',
  ])
  expect(facts(root).history).toBe('none')
})

test('the commit at which a shallow clone ends counts for nobody, and says nothing of beginnings', () => {
  const root = worked()
  const clone = repository({})
  git(clone, 'clone', '--quiet', '--depth', '3', `file://${root}`, 'here')
  const { contributions, created, history } = facts(`${clone}/here`)
  expect(history).toBe('partial')
  expect(created.size).toBe(0)
  expect(contributions.map(({ person, day }) => `${person} ${day}`)).toEqual([])
  git(clone, 'clone', '--quiet', '--depth', '5', `file://${root}`, 'deeper')
  expect(facts(`${clone}/deeper`).contributions.map(({ person, day }) => `${person} ${day}`)).toEqual([
    'author 1 2026-03-13',
    'author 2 2026-03-13',
  ])
})

test.each([
  ['29139614+renovate[bot]@users.noreply.github.com', 'renovate[bot]', true],
  ['release-bot@brightwater.example', 'Release', true],
  ['noreply@vendor.example', 'An assistant', true],
  ['ci@brightwater.example', 'GitLab CI', true],
  ['1234+ysato@users.noreply.github.com', 'Yuki Sato', false],
  ['abbott@brightwater.example', 'Ada Abbott', false],
  ['botond.kiss@brightwater.example', 'Botond Kiss', false],
])('%s, called %s, is a bot: %s', (address, name, expected) => expect(isBot(address, name)).toBe(expected))
