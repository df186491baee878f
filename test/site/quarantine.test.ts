/** One broken plugin never harms another: with and without the broken ones, every other plugin's pages are the same bytes. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildSite, pagesOf, project, temporary } from '../sites.ts'

const messy = join(project, 'test', 'orgs', 'messy')

test('all other pages are the same without the broken plugins, and each broken one has a page that says why', () => {
  const root = temporary('messy-')
  cpSync(messy, root, { recursive: true })
  // What git cannot hold: a plugin with too many files.
  const crowded = join(root, 'plugins', 'finance-crowded', 'notes')
  mkdirSync(crowded, { recursive: true })
  for (let i = 0; i < 5_001; i++) writeFileSync(join(crowded, `${i}.txt`), '')
  const whole = buildSite(root)
  const broken = whole.plugins.filter(({ quarantined }) => quarantined !== null)
  expect(broken.map(({ name }) => name)).toContain('finance-crowded')
  for (const { url, quarantined } of broken) {
    const html = readFileSync(join(whole.out, url, 'index.html'), 'utf8')
    expect(html).toContain('uarantined')
    expect(html).toContain(plainStart(quarantined ?? ''))
  }

  for (const { name } of broken) rmSync(join(root, 'plugins', name), { recursive: true })
  const rest = buildSite(root)
  expect(rest.plugins.map(({ name }) => name)).toEqual(
    whole.plugins.filter(({ quarantined }) => quarantined === null).map(({ name }) => name),
  )
  for (const page of pagesOf(rest.out)) {
    // Pages that list every plugin, or count findings, differ by what they list.
    if (!page.startsWith('plugins/') || page === 'plugins/index.html') continue
    expect(existsSync(join(whole.out, page)), page).toBe(true)
    expect(readFileSync(join(whole.out, page), 'utf8'), page).toBe(readFileSync(join(rest.out, page), 'utf8'))
  }
})

/** The part of a sentence that HTML writes as it stands. */
function plainStart(text: string): string {
  return text.split(/[&<"]/)[0] ?? ''
}
