/** Every sample plugin, and the repository as a marketplace, passes the real client's own validation. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { project } from '../sites.ts'
import { type Answer, claude } from './claude.ts'

let client: ReturnType<typeof claude>
beforeAll(() => {
  client = claude()
}, 300_000)

/** Runs the client, or skips the test with the reason. */
function run(skip: (note: string) => never, ...words: string[]): Answer {
  return typeof client === 'string' ? skip(client) : client(...words)
}

test('passes for every sample plugin', ({ skip }) => {
  for (const plugin of readdirSync(join(project, 'plugins')).sort()) {
    const { status, text } = run(skip, 'plugin', 'validate', '--strict', join(project, 'plugins', plugin))
    expect(status, `${plugin}\n${text}`).toBe(0)
  }
})

test('passes for the marketplace file of the repository, which the client can add', ({ skip }) => {
  const { status, text } = run(skip, 'plugin', 'validate', '--strict', project)
  expect(status, text).toBe(0)
  const added = run(skip, 'plugin', 'marketplace', 'add', project)
  expect(added.status, added.text).toBe(0)
  const installed = run(skip, 'plugin', 'install', 'finance-month-end-close@brightwater')
  expect(installed.status, installed.text).toBe(0)
})
