/** The scaffold: what it writes passes the check as far as a draft can, and builds. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildSite, project, temporary } from './sites.ts'

function scaffold(...words: string[]): { status: number | null; text: string } {
  const done = spawnSync(process.execPath, [join(project, 'scripts', 'new.ts'), ...words], { encoding: 'utf8' })
  return { status: done.status, text: `${done.stdout}${done.stderr}` }
}

test('new plugin writes a folder that builds', () => {
  const root = temporary('house-')
  cpSync(join(project, 'test', 'orgs', 'acme'), root, { recursive: true })
  const { status, text } = scaffold('plugin', 'finance-close-calendar', '--root', root)
  expect(status, text).toBe(0)
  expect(text).toContain('npm run check -- finance-close-calendar')
  const { plugins, out } = buildSite(root)
  const made = plugins.find(({ name }) => name === 'finance-close-calendar')
  expect(made).toMatchObject({ quarantined: null, lifecycle: 'draft', title: 'Finance close calendar' })
  expect(made?.components.skills).toHaveLength(1)
  expect(existsSync(join(out, 'plugins/finance-close-calendar/index.html'))).toBe(true)
})

describe('wrong words are answered with what to type', () => {
  test.each([
    [['plugin'], 'npm run new -- plugin NAME'],
    [['plugin', 'Finance Close'], '"Finance Close" cannot be a plugin name'],
    [
      ['plugin', 'finance-month-end', '--root', join(project, 'test', 'orgs', 'acme')],
      'plugins/finance-month-end exists already',
    ],
    [['team', 'finance'], 'npm run new -- plugin NAME'],
  ])('%j', (words, expected) => {
    const { status, text } = scaffold(...words)
    expect(status).toBe(2)
    expect(text).toContain(expected)
  })
})
