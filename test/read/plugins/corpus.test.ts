/** Real plugins, where they are at hand: the counts that are known of them. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readTree } from '../../../src/read/files.ts'
import { readPlugin } from '../../../src/read/plugins/index.ts'
import { isRecord, own } from '../../../src/read/record.ts'
import { listingOf } from './given.ts'

const root = resolve('../shared/corpus/knowledge-work-plugins')

function corpus() {
  const market: unknown = JSON.parse(readFileSync(`${root}/.claude-plugin/marketplace.json`, 'utf8'))
  const entries = isRecord(market) ? own(market, 'plugins') : []
  return (Array.isArray(entries) ? entries : []).filter(isRecord).flatMap((entry) => {
    const { name, source } = entry
    if (typeof name !== 'string' || typeof source !== 'string') return []
    return [readPlugin(readTree(root, source.replace(/^\.\//, ''), { skip: [] }), listingOf({ name, entry }))]
  })
}

test.skipIf(!existsSync(root))('the public repository (skipped where the corpus is not beside the project)', () => {
  const plugins = corpus()
  const findings = plugins.flatMap((plugin) => plugin.findings)
  const count = (words: string) => findings.filter((finding) => finding.message.includes(words)).length
  const servers = plugins.flatMap((plugin) => plugin.servers)
  expect(plugins).toHaveLength(22)
  expect(plugins.filter((plugin) => plugin.quarantined !== null)).toEqual([])
  expect(plugins.flatMap((plugin) => plugin.skills)).toHaveLength(212)
  expect(servers.filter((server) => !server.configured)).toHaveLength(32)
  expect([
    count('has an empty address'),
    count('holds a space'),
    count('license is missing'),
    count('a second marketplace'),
  ]).toEqual([32, 14, 19, 1])
  // 81 files hold two tildes; in three of them they strike text out.
  expect(plugins.reduce((total, plugin) => total + plugin.placeholderFiles, 0)).toBe(78)
  const drifting = [
    ...Map.groupBy(
      servers.filter((server) => server.configured),
      (server) => server.name,
    ),
  ]
    .filter(([, same]) => new Set(same.map((server) => server.fingerprint)).size > 1)
    .map(([name]) => name)
  expect(drifting).toEqual(['similarweb'])
  expect(Math.max(...plugins.map((plugin) => plugin.files.length))).toBeGreaterThan(600)
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
})
