/** A second build renders what changed and nothing else, and ends in the same bytes as a build from scratch. */
import { cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/lib/digest.ts'
import { buildSite, project, temporary } from '../sites.ts'

const changed = 'support-ticket-triage'

/** Digest of every file of a folder by path. */
function contentOf(out: string): Map<string, string> {
  const files = globSync('**/*', { cwd: out }).filter((file) => statSync(join(out, file)).isFile())
  return new Map(files.sort().map((file) => [file, sha256(readFileSync(join(out, file)))]))
}

test('one changed README renders the pages that depend on it, and the result equals a clean build', () => {
  const root = temporary('house-')
  for (const folder of ['plugins', 'org']) cpSync(join(project, folder), join(root, folder), { recursive: true })
  const [out, cache] = [temporary('out-'), temporary('cache-')]
  const first = buildSite(root, { out, cache })
  const same = buildSite(root, { out, cache })
  // The 404 page has no parameters and so no key; it alone is rendered every time.
  expect(same.pages.rendered).toBe(1)
  expect(same.indexReused).toBe(true)
  expect(same.documents.parsed).toBe(0)

  const readme = join(root, 'plugins', changed, 'README.md')
  writeFileSync(readme, `${readFileSync(readme, 'utf8')}\nOne more sentence about triage.\n`)
  const before = contentOf(out)
  const second = buildSite(root, { out, cache })
  const after = contentOf(out)
  expect(second.documents.parsed).toBe(1)
  expect(second.pages.all).toBe(first.pages.all)
  const touched = [...after]
    .filter(([file, digest]) => file.endsWith('.html') && before.get(file) !== digest)
    .map(([file]) => file)
  expect(touched).toContain(`plugins/${changed}/index.html`)
  expect(
    touched.filter(
      (file) => file.startsWith('plugins/') && file !== 'plugins/index.html' && !file.startsWith(`plugins/${changed}/`),
    ),
  ).toEqual([])
  // Beside its own pages only those that print the digest of what they were judged and measured from, and the 404 page.
  expect(touched.filter((file) => !/^(?:plugins|compliance|health|standards)\//.test(file))).toEqual([])
  expect(second.pages.rendered).toBe(touched.length + 1)

  const clean = buildSite(root)
  expect(Object.fromEntries(contentOf(clean.out))).toEqual(Object.fromEntries(after))
})

test('a removed plugin leaves nothing behind', () => {
  const root = temporary('house-')
  for (const folder of ['plugins', 'org'])
    cpSync(join(project, 'test', 'orgs', 'acme', folder), join(root, folder), { recursive: true })
  const [out, cache] = [temporary('out-'), temporary('cache-')]
  const first = buildSite(root, { out, cache })
  const { name } = first.plugins[0]!
  rmSync(join(root, 'plugins', name), { recursive: true })
  buildSite(root, { out, cache })
  expect([...contentOf(out).keys()].filter((file) => file.startsWith(`plugins/${name}/`))).toEqual([])
  const clean = buildSite(root)
  expect(Object.fromEntries(contentOf(clean.out))).toEqual(Object.fromEntries(contentOf(out)))
})
