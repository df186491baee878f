/** Days on which versions came out: records before git before the changelog, and what is older than all history. */
import { describe, expect, test } from 'vitest'
import { datingNote, releaseDays } from '../../src/metrics/release-days.ts'
import type { Library } from '../../src/model/library.ts'
import type { HistoryReach, Release } from '../../src/model/release.ts'
import type { RecordedRelease } from '../../src/model/release-record.ts'
import { libraryGiven, pluginGiven } from './given.ts'

const digest = `sha256:${'0'.repeat(64)}`

function inGit(version: string, since: string | null, refused: Release['refused'] = null): Release {
  const nothing = { skills: [], agents: [], commands: [], hooks: [], servers: [], others: [] }
  return {
    ...{ plugin: 'close', slug: 'close', version, origin: 'commit', day: since, since, commit: null, tag: null },
    ...{ folder: 'plugins/close', tree: null, skip: [], digest, exact: null, here: false, title: 'Close', summary: '' },
    contents: { ...nothing, connectors: [], optional: [], scopes: [], data: [], egress: [] },
    ...{ files: { count: 1, bytes: 1 }, changelog: [], refused, replaces: null },
  }
}
const record = (version: string, day: string): RecordedRelease => ({
  ...{ version, day, digest, exact: digest, level: 'gold' as const },
  ...{ skills: [], commands: [], connectors: [], scopes: [], classes: [] },
})

interface Given {
  written?: Record<string, string>
  releases?: Release[]
  recorded?: RecordedRelease[]
  reach?: HistoryReach
}
function library({ written = {}, releases = [], recorded = [], reach = 'full' }: Given): Library {
  const org = { recorded: new Map([['close', recorded]]) }
  return {
    ...libraryGiven({ plugins: [pluginGiven('close', { releases: written })], org }),
    releases: { reach, releases, vanished: [] },
  }
}
const daysOf = (given: Given, asOf = '2026-11-26') =>
  (releaseDays(library(given), asOf).get('close') ?? []).map(({ version, day, by }) => `${version} ${day} ${by}`)

describe('the day of a version', () => {
  const written = { '1.0.0': '2026-02-01', '1.1.0': '2026-03-01' }

  test.each<[string, Given, string[]]>([
    [
      'is that of the changelog where nothing else is known',
      { written, reach: 'none' },
      ['1.0.0 2026-02-01 changelog', '1.1.0 2026-03-01 changelog'],
    ],
    [
      'is when git first had it',
      { written, releases: [inGit('1.1.0', '2026-03-05'), inGit('1.0.0', '2026-01-20')] },
      ['1.0.0 2026-01-20 git', '1.1.0 2026-03-05 git'],
    ],
    [
      'is that of git where no changelog dates it',
      { releases: [inGit('1.0.0', '2026-01-20')] },
      ['1.0.0 2026-01-20 git'],
    ],
    [
      'is that of its record, whatever else is said',
      {
        written,
        releases: [inGit('1.1.0', '2026-03-05'), inGit('1.0.0', '2026-01-20')],
        recorded: [record('1.1.0', '2026-03-09')],
      },
      ['1.0.0 2026-01-20 git', '1.1.0 2026-03-09 record'],
    ],
    [
      'is older than the history of a plugin that was brought in',
      { written, releases: [inGit('1.1.0', '2026-09-01')], recorded: [record('1.1.0', '2026-09-01')] },
      ['1.0.0 2026-02-01 changelog', '1.1.0 2026-03-01 changelog'],
    ],
    [
      'is not taken from a part of the history',
      { written, reach: 'shallow', releases: [inGit('1.1.0', '2026-01-05')] },
      ['1.0.0 2026-02-01 changelog', '1.1.0 2026-03-01 changelog'],
    ],
    [
      'is that of its record also in a part of the history',
      { written, reach: 'shallow', recorded: [record('1.0.0', '2026-01-31'), record('1.1.0', '2026-03-02')] },
      ['1.0.0 2026-01-31 record', '1.1.0 2026-03-02 record'],
    ],
    [
      'is not that of a release that is refused, or in no commit',
      {
        releases: [
          inGit('1.1.0', null),
          inGit('1.0.0', '2026-01-05', { rule: 'version-is-semver', file: 'x', message: 'x', fix: 'x' }),
        ],
      },
      [],
    ],
    [
      'of two on one day is in the order of the versions',
      { releases: [inGit('1.1.0', '2026-01-05'), inGit('1.0.0', '2026-01-05')] },
      ['1.0.0 2026-01-05 git', '1.1.0 2026-01-05 git'],
    ],
  ])('%s', (_, given, days) => {
    expect(daysOf(given)).toEqual(days)
  })

  test('lies before the day of the run', () => {
    expect(daysOf({ written }, '2026-03-01')).toEqual(['1.0.0 2026-02-01 changelog'])
  })
})

describe('the note', () => {
  test('says who dated how many, and what git cannot say', () => {
    const given = { written: { '1.0.0': '2026-02-01' }, releases: [inGit('1.1.0', '2026-03-05')] }
    expect(datingNote(library(given), '2026-11-26')).toEqual(['Days of 2 releases: 1 by git and 1 by the changelog.'])
    expect(datingNote(library({ ...given, reach: 'shallow' }), '2026-11-26')).toEqual([
      'Days of 1 release: 1 by the changelog; git has only a part of the history here.',
    ])
  })
  test('is left out where nothing was released', () => {
    expect(datingNote(library({}), '2026-11-26')).toEqual([])
  })
})
