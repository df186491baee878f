/** What a store keeps from run to run, and what is left of it after a crash, damage and other runs. */
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/lib/digest.ts'
import { folderStore } from '../../src/lib/store.ts'
import { temporary } from '../sites.ts'

const key = (name: string) => sha256(name)
const names = ['finance-close', 'support-triage', 'sales-account-brief', 'legal-contract-review']
const textOf = (name: string) => `${name}: “geprüft” ${name.repeat(40)}`

/** A store with a text for each name, written. */
function filled(folder = temporary('store-'), of = names): string {
  const store = folderStore(folder)
  for (const name of of) store.put(key(name), textOf(name))
  store.sweep()
  return folder
}

function found(folder: string, of = names): (string | undefined)[] {
  const store = folderStore(folder)
  const texts = of.map((name) => store.get(key(name)))
  store.sweep()
  return texts
}

const packs = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.pack'))

test('what was put is there in the same run and in the next', () => {
  const folder = temporary('store-')
  const store = folderStore(folder)
  store.put(key('finance-close'), 'closed')
  expect(store.get(key('finance-close'))).toBe('closed')
  expect(store.get(key('support-triage'))).toBeUndefined()
  store.sweep()
  expect(store.get(key('finance-close'))).toBe('closed')
  expect(folderStore(folder).get(key('finance-close'))).toBe('closed')
})

test('a folder that is not there is an empty store, and an unused store writes nothing', () => {
  const folder = join(temporary('store-'), 'none')
  const store = folderStore(folder)
  expect(store.get(key('finance-close'))).toBeUndefined()
  store.sweep()
  expect(() => statSync(folder)).toThrow('ENOENT')
})

test('an unchanged run writes nothing', () => {
  const folder = filled()
  const before = packs(folder)
  expect(found(folder)).toEqual(names.map(textOf))
  expect(packs(folder)).toEqual(before)
})

test('what nobody asks for any more is forgotten', () => {
  const folder = filled()
  found(folder, names.slice(0, 1))
  expect(found(folder)).toEqual([textOf('finance-close'), undefined, undefined, undefined])
})

test('many small runs do not leave many files', () => {
  const folder = filled()
  for (let run = 0; run < 40; run++) {
    const store = folderStore(folder)
    for (const name of names) store.get(key(name))
    for (let earlier = 0; earlier <= run; earlier++) store.get(key(`run ${earlier}`))
    store.put(key(`run ${run}`), `text of run ${run}`)
    store.sweep()
  }
  expect(packs(folder).length).toBeLessThan(12)
  expect(found(folder)).toEqual(names.map(textOf))
})

test('a text of many megabytes does not wait for the end of the run', () => {
  const folder = temporary('store-')
  const store = folderStore(folder)
  const long = 'ledger '.repeat(5_000_000)
  store.put(key('long'), long)
  expect(packs(folder).length).toBe(1)
  expect(store.get(key('long')) === long).toBe(true)
})

test.each([
  ['cut off', (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['empty', (file: string) => writeFileSync(file, '')],
  ['other text', (file: string) => writeFileSync(file, 'not a pack at all, but long enough to hold an end\n0 0')],
  ['a hundred bytes off at the end', (file: string) => truncateSync(file, statSync(file).size - 100)],
])('a file that is %s is an empty store, and is replaced', (_what, damage) => {
  const folder = filled()
  damage(join(folder, packs(folder)[0]!))
  expect(found(folder)).toEqual(names.map(() => undefined))
  expect(found(filled(folder))).toEqual(names.map(textOf))
})

test('one damaged text costs that text alone', () => {
  const folder = filled()
  const file = join(folder, packs(folder)[0]!)
  const bytes = readFileSync(file)
  bytes[bytes.indexOf('support-triage') + 3] = 0x58
  writeFileSync(file, bytes)
  expect(found(folder)).toEqual(names.map((name) => (name === 'support-triage' ? undefined : textOf(name))))
  const store = folderStore(folder)
  store.put(key('support-triage'), textOf('support-triage'))
  for (const name of names) store.get(key(name))
  store.sweep()
  expect(found(folder)).toEqual(names.map(textOf))
})

test('a run that was broken off leaves the store as it was', () => {
  const folder = filled()
  writeFileSync(join(folder, 'draft-4711-0'), readFileSync(join(folder, packs(folder)[0]!)).subarray(0, 200))
  folderStore(folder).put(key('sales-call-notes'), 'never swept')
  expect(found(folder)).toEqual(names.map(textOf))
  expect(readdirSync(folder)).toEqual(packs(folder))
})

test('two runs at the same time keep what both worked out', () => {
  const folder = filled()
  const [one, other] = [folderStore(folder), folderStore(folder)]
  for (const name of names) for (const store of [one, other]) store.get(key(name))
  one.put(key('one'), 'of one')
  other.put(key('other'), 'of the other')
  one.sweep()
  other.sweep()
  expect(found(folder, ['one', 'other', ...names])).toEqual(['of one', 'of the other', ...names.map(textOf)])
})

test('a run reads on when another one clears up', () => {
  const folder = filled()
  const slow = folderStore(folder)
  expect(slow.get(key('finance-close'))).toBe(textOf('finance-close'))
  found(folder, ['nothing of all this'])
  expect(slow.get(key('support-triage'))).toBe(textOf('support-triage'))
})

test('a folder that takes no files costs the store, not the run', () => {
  const place = temporary('store-')
  writeFileSync(join(place, 'read'), 'a file where the folder should be')
  const store = folderStore(join(place, 'read', 'deeper'))
  store.put(key('finance-close'), 'closed')
  store.sweep()
  expect(folderStore(join(place, 'read', 'deeper')).get(key('finance-close'))).toBeUndefined()
})

test('the form with a file a key is cleared away', () => {
  const folder = temporary('store-')
  mkdirSync(join(folder, 'a7'))
  writeFileSync(join(folder, 'a7', key('finance-close')), '{}')
  filled(folder)
  expect(readdirSync(folder)).toEqual(packs(folder))
})

test('a pack says the same wherever it lies', () => {
  const folder = filled()
  const other = temporary('store-')
  for (const name of packs(folder)) copyFileSync(join(folder, name), join(other, name))
  rmSync(folder, { recursive: true })
  expect(found(other)).toEqual(names.map(textOf))
})
