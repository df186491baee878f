/** Mirroring: the same files at the end, nothing of others lost. */
import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { isOurs, mirror } from '../../src/lib/mirror.ts'
import { temporary } from '../sites.ts'

function folder(files: Record<string, string>): string {
  const root = temporary('mirror-')
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

test('what is new comes, what is gone goes, what is the same is not touched', () => {
  const target = join(temporary('mirror-'), 'dist')
  mirror(folder({ 'index.html': 'home', 'plugins/finance/index.html': 'finance', 'old/page.html': 'old' }), target)
  const long = new Date('2020-01-01')
  utimesSync(join(target, 'index.html'), long, long)
  mirror(folder({ 'index.html': 'home', 'plugins/finance/index.html': 'changed', old: 'now a file' }), target)
  expect(readFileSync(join(target, 'plugins/finance/index.html'), 'utf8')).toBe('changed')
  expect(readFileSync(join(target, 'old'), 'utf8')).toBe('now a file')
  expect(statSync(join(target, 'index.html')).mtime).toEqual(long)
})

test('a folder with files of others is refused and stays as it is', () => {
  const target = folder({ 'thesis.txt': 'years of work' })
  expect(isOurs(target)).toBe(false)
  expect(() => mirror(folder({ 'index.html': 'home' }), target)).toThrow('holds files that no build wrote')
  expect(readFileSync(join(target, 'thesis.txt'), 'utf8')).toBe('years of work')
  expect(existsSync(join(target, 'index.html'))).toBe(false)
})
