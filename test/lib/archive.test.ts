/** Archives: what they hold, and that no machine makes other bytes. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { unpackTar } from 'modern-tar'
import { describe, expect, test } from 'vitest'
import { type ArchiveFile, tgzOf, zipOf } from '../../src/lib/archive.ts'
import { sha256 } from '../../src/lib/digest.ts'
import { project } from '../sites.ts'

const long = `skills/${'reconcile-'.repeat(12)}account/SKILL.md`
const files: ArchiveFile[] = [
  { path: '.claude-plugin/plugin.json', bytes: Buffer.from('{"name":"finance-close"}'), executable: false },
  { path: 'hooks/check.sh', bytes: Buffer.from('#!/bin/sh\nexit 0\n'), executable: true },
  { path: 'notes/Überleitung.md', bytes: Buffer.from('# Überleitung\n'), executable: false },
  { path: long, bytes: Buffer.alloc(70_000, 'account '), executable: false },
  { path: 'empty.txt', bytes: Buffer.alloc(0), executable: false },
]

test('a zip holds every file under its path', () => {
  const held = unzipSync(zipOf(files))
  expect(Object.entries(held).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual(
    files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  )
})

test('a zip says which files can be run', () => {
  const zip = Buffer.from(zipOf(files))
  const modes = new Map<string, number>()
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 1)) {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28))
    modes.set(name, zip.readUInt32LE(at + 38) >>> 16)
  }
  expect(modes.get('hooks/check.sh')).toBe(0o100755)
  expect(modes.get('empty.txt')).toBe(0o100644)
})

test('a tgz holds every file with its mode, without owner and time', async () => {
  const entries = await unpackTar(gunzipSync(await tgzOf(files)))
  expect(entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString()])).toEqual(
    files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  )
  expect(entries.map(({ header }) => header.mode)).toEqual([0o644, 0o755, 0o644, 0o644, 0o644])
  expect(
    new Set(entries.map(({ header: { uid, gid, uname, mtime } }) => `${uid} ${gid} ${uname} ${Number(mtime)}`)),
  ).toEqual(new Set(['0 0  0']))
})

describe('the bytes are the same', () => {
  const digests = async () => [sha256(zipOf(files)), sha256(await tgzOf(files))]
  const script = `
    const { zipOf, tgzOf } = await import(${JSON.stringify(join(project, 'src/lib/archive.ts'))})
    const { sha256 } = await import(${JSON.stringify(join(project, 'src/lib/digest.ts'))})
    const files = JSON.parse(process.argv[1]).map((file) => ({ ...file, bytes: Buffer.from(file.bytes, 'base64') }))
    process.stdout.write(JSON.stringify([sha256(zipOf(files)), sha256(await tgzOf(files))]))`
  const given = JSON.stringify(files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes).toString('base64') })))

  test.each([
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/St_Johns', 'C'],
    ['Asia/Kathmandu', 'ja_JP.UTF-8'],
  ])('in %s with %s', async (TZ, LANG) => {
    const env = { PATH: process.env['PATH'], TZ, LANG, LC_ALL: LANG }
    const made = execFileSync(process.execPath, ['--input-type=module', '--eval', script, given], {
      env,
      encoding: 'utf8',
    })
    expect(JSON.parse(made)).toEqual(await digests())
  })

  test('at another time', async () => {
    const before = await digests()
    await new Promise((resolve) => setTimeout(resolve, 2_100))
    expect(await digests()).toEqual(before)
  })
})
