/** The site's door: where the catalog is read from, what it says when there is none, links and keys. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commons-door-'))
  vi.stubEnv('PLUGIN_COMMONS_CATALOG', folder)
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
const door = () => import('../../src/site/catalog.ts')
const stand = () => {
  writeFileSync(join(folder, 'catalog.json'), '{"schema":"plugin-commons/catalog/1"}')
  writeFileSync(join(folder, 'interfaces.json'), '[]')
}

it('reads the catalog from the folder it is given', async () => {
  stand()
  expect((await door()).catalog.schema).toBe('plugin-commons/catalog/1')
})

it('says what to do when there is no catalog', async () => {
  await expect(door()).rejects.toThrow(
    `no readable catalog at ${join(folder, 'catalog.json')}: build one with "npm run build"`,
  )
})

it('reads fragments by digest only', async () => {
  stand()
  mkdirSync(join(folder, 'fragments'))
  writeFileSync(join(folder, 'fragments', 'a41c9e2b.html'), '<p>ledger</p>')
  const { fragment } = await door()
  expect(fragment('a41c9e2b')).toBe('<p>ledger</p>')
  expect(() => fragment('../catalog')).toThrow('fragment digest "../catalog" is not hexadecimal')
})

it.each([
  ['/', '/catalogue/', '/catalogue/'],
  ['/plugins/month-end/', '/catalogue/', '/catalogue/plugins/month-end/'],
  ['/plugins/month-end/', '/catalogue', '/catalogue/plugins/month-end/'],
  ['/plugins/month-end/', '/', '/plugins/month-end/'],
  ['https://requests.example/netsuite', '/catalogue/', 'https://requests.example/netsuite'],
  ['#findings', '/catalogue/', '#findings'],
])('leads to %s under %s', async (route, base, address) => {
  stand()
  vi.stubEnv('BASE_URL', base)
  expect((await door()).href(route)).toBe(address)
})

it('gives equal props equal keys and unequal ones others', async () => {
  stand()
  const { keyOf } = await door()
  expect(keyOf({ plugin: 'netsuite', n: 1 })).toBe(keyOf({ plugin: 'netsuite', n: 1 }))
  expect(keyOf({ plugin: 'netsuite', n: 1 })).not.toBe(keyOf({ plugin: 'netsuite', n: 2 }))
})
