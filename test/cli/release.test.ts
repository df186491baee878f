/** npm run release: what it computes, writes and prints, from a change to a recorded release. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleRepository, tagRelease } from '../client/published.ts'
import { asOf, runCli, temporary } from '../sites.ts'

const plugin = 'legal-nda-triage'
const root = sampleRepository()
// It starts with no record, so that the first one is seen to be made.
rmSync(join(root, 'org/releases'), { recursive: true, force: true })
tagRelease(root, plugin, '1.3.0')
const cache = temporary('release-cache-')
const release = (...words: string[]) => runCli('release', ...words, '--root', root, '--cache', cache, '--as-of', asOf)
const file = (path: string) => join(root, path)
const read = (path: string) => readFileSync(file(path), 'utf8')
const manifest = `plugins/${plugin}/.claude-plugin/plugin.json`
const changelog = `plugins/${plugin}/CHANGELOG.md`

function write(path: string, text: string): void {
  mkdirSync(dirname(file(path)), { recursive: true })
  writeFileSync(file(path), text)
}

test('there is nothing to release as long as nothing changed', () => {
  expect(release(plugin)).toMatchObject({ status: 0, text: 'nothing changed in legal-nda-triage since 1.3.0\n' })
})

test('a plugin that is not there is named with the one that was meant', () => {
  expect(release('legal-nda-triag')).toMatchObject({
    status: 2,
    text: 'there is no plugin "legal-nda-triag" to release; did you mean "legal-nda-triage"?\n',
  })
})

test('a step that is too small for the change is refused, and nothing is written', () => {
  write(
    `plugins/${plugin}/skills/compare-clauses/SKILL.md`,
    '---\nname: compare-clauses\ndescription: Compares two clauses. Use it when a counterparty sends its own text.\n---\n\n# Compare clauses\n\nRead both and list what differs.\n',
  )
  expect(release(plugin, '--bump', 'patch')).toMatchObject({
    status: 1,
    text: 'the changes since 1.3.0 need a minor version, --bump patch is too small\n',
  })
  expect(read(manifest)).toContain('"version": "1.3.0"')
})

test('it raises the version by what the change needs, writes the heading, and says what is still missing', () => {
  const { status, output } = release(plugin)
  expect(status).toBe(1)
  expect(output).toContain('the changes since 1.3.0 need a minor version: 1.3.0 → 1.4.0\n  + skill compare-clauses\n')
  expect(output).toContain(`written: ${manifest}, ${changelog}\n`)
  expect(output).toContain(
    'its standards level is listed, bronze is needed to be offered\nnot offered yet: version 1.4.0 waits: ',
  )
  expect(output).toContain('review-covers-this-content')
  expect(output).not.toContain('git tag')
  expect(read(manifest)).toContain('"version": "1.4.0"')
  expect(read(changelog)).toContain(`## 1.4.0 - ${asOf}\n\n### Added\n\n- The skill compare-clauses.\n\n## 1.3.0`)
  expect(existsSync(file(`org/releases/${plugin}.yaml`))).toBe(false)
})

test('once it is at its level, it is recorded, and the git commands are printed', () => {
  const before = read(changelog)
  // The test is about releasing, so that everything is at the level that is asked for.
  write('org/policy.yaml', `${read('org/policy.yaml')}\noffers: { level: listed }\n`)
  const { status, output } = release(plugin)
  expect(status).toBe(0)
  expect(output).toContain('need a minor version, 1.4.0 is one\n')
  expect(output).toContain(`  git tag -a ${plugin}--v1.4.0 -m "${plugin} 1.4.0"\n  git push --follow-tags\n`)
  expect(read(changelog)).toBe(before)
  expect(read(`org/releases/${plugin}.yaml`)).toMatch(
    /^# What was published.*\n- version: 1\.4\.0\n {2}day: 2026-11-22\n {2}digest: sha256:[0-9a-f]{64}\n {2}exact: sha256:[0-9a-f]{64}\n/,
  )
  expect(release(plugin)).toMatchObject({ status: 0, text: 'nothing changed in legal-nda-triage since 1.4.0\n' })
})
