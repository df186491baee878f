/** From disk to bytes: plain files only, inside the root, within budget, and never a hang. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readSeen } from '../../src/read/files/open.ts'
import { walk } from '../../src/read/files/walk.ts'
import { readText, readTree } from '../../src/read/files.ts'

let root = ''
const plugin = 'plugins/month-end'
const put = (path: string, content: string | Buffer = 'text\n') => {
  const full = join(root, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, content)
  return full
}
const read = (folder = plugin, skip: string[] = []) => {
  const { files, notes, refused } = readTree(root, folder, { skip })
  return {
    paths: files.map((file) => file.path),
    notes: notes.map((note) => `${note.file || '.'} ${note.severity} ${note.message} (${note.rule})`),
    refused,
  }
}

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), 'files-')), 'repo')
  put(`${plugin}/README.md`, '# Close\n')
  return () => rmSync(dirname(root), { recursive: true, force: true })
})

test('files in code-unit order, with size, digest and kind', () => {
  put(`${plugin}/Z.md`)
  put(`${plugin}/a/b.md`)
  put(`${plugin}/a.md`)
  put(`${plugin}/logo.png`, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))
  put(`${plugin}/tool`, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]))
  const { files } = readTree(root, plugin, { skip: [] })
  expect(files.map(({ path, size, type }) => `${path} ${size} ${type}`)).toEqual([
    'README.md 8 text',
    'Z.md 5 text',
    'a.md 5 text',
    'a/b.md 5 text',
    'logo.png 9 png',
    'tool 5 binary',
  ])
  expect(files[0]?.digest).toBe(createHash('sha256').update('# Close\n').digest('hex'))
  expect(files[0]?.bytes?.toString()).toBe('# Close\n')
})

test('nested plugins, repositories and installed packages are left out', () => {
  put(`${plugin}/inner/SKILL.md`)
  put(`${plugin}/.git/config`)
  put(`${plugin}/node_modules/x/index.js`)
  put(`${plugin}/.DS_Store`)
  expect(read(plugin, [`${plugin}/inner`])).toEqual({
    paths: ['README.md'],
    notes: [
      '.git error a repository lies inside the plugin (holds-only-plain-files)',
      'node_modules advice installed packages are not read (fits-size-budget)',
    ],
    refused: null,
  })
})

test('the repository of the root itself is no fault', () => {
  put('.git/config')
  expect(read('.')).toEqual({ paths: [`${plugin}/README.md`], notes: [], refused: null })
})

describe('links', () => {
  test.each([
    ['an absolute path', '/etc/passwd', 'a link to "/etc/passwd" leads out of the repository'],
    ['a path out of the root', '../../../outside.md', 'a link to "../../../outside.md" leads out of the repository'],
    ['a process file', '/proc/self/environ', 'a link to "/proc/self/environ" leads out of the repository'],
    ['nothing', 'gone.md', 'a link to "gone.md" leads nowhere'],
    ['itself', 'link.md', 'a link to "link.md" leads nowhere'],
    ['a file of the plugin', 'README.md', 'a link to "README.md"'],
    ['a folder of the root', '..', 'a link to ".." is not followed'],
  ])('to %s are not followed', (_name, target, message) => {
    put('../outside.md', 'secret')
    symlinkSync(target, join(root, plugin, 'link.md'))
    expect(read()).toEqual({
      paths: ['README.md'],
      notes: [`link.md error ${message} (holds-only-plain-files)`],
      refused: null,
    })
  })

  test('a loop of folders ends', () => {
    mkdirSync(join(root, plugin, 'a'))
    symlinkSync('..', join(root, plugin, 'a/b'))
    expect(read().paths).toEqual(['README.md'])
  })

  test('a SKILL.md that links to Markdown inside the root is a skill with a finding', () => {
    put('shared/reconcile.md', 'shared text')
    mkdirSync(join(root, plugin, 'skills/reconcile'), { recursive: true })
    symlinkSync('../../../../shared/reconcile.md', join(root, plugin, 'skills/reconcile/SKILL.md'))
    const { files, notes } = readTree(root, plugin, { skip: [] })
    expect(files.map((file) => [file.path, file.bytes?.toString()])).toEqual([
      ['README.md', '# Close\n'],
      ['skills/reconcile/SKILL.md', 'shared text'],
    ])
    expect(notes.map((note) => note.message)).toEqual(['a link to "../../../../shared/reconcile.md"'])
  })

  test.each([
    ['out of the root', '../../../../../outside.md'],
    ['to configuration', '../../../../.env'],
    ['into the repository', '../../../../.git/notes.md'],
  ])('a SKILL.md that links %s is not read', (_name, target) => {
    put('../outside.md', 'secret')
    put('.env', 'TOKEN=secret')
    put('.git/notes.md', 'secret')
    mkdirSync(join(root, plugin, 'skills/reconcile'), { recursive: true })
    symlinkSync(target, join(root, plugin, 'skills/reconcile/SKILL.md'))
    expect(read().paths).toEqual(['README.md'])
  })

  test('a plugin folder that is a link, or lies below one, is refused', () => {
    symlinkSync(plugin, join(root, 'linked'))
    expect(read('linked').refused).toBe('"linked" is reached through a link')
    symlinkSync('plugins', join(root, 'all'))
    expect(read('all/month-end').refused).toBe('"all/month-end" is reached through a link')
  })

  test('a root that is a link is the same root', () => {
    symlinkSync(root, `${root}-link`)
    expect(readTree(`${root}-link`, plugin, { skip: [] }).files.map((file) => file.path)).toEqual(['README.md'])
  })
})

describe('a file that is swapped after the check', () => {
  const seen = () => {
    const [file] = walk(root, join(root, plugin), new Set()).files
    if (!file) throw new Error('nothing was listed')
    return file
  }
  const secret = () => put('../outside.md', '# Other\n')

  test('for a link', () => {
    const file = seen()
    rmSync(file.full)
    symlinkSync(secret(), file.full)
    expect(readSeen(file, 1_000)).toEqual({ fault: 'is a link' })
  })
  test('for another file of the same size', () => {
    const file = seen()
    const other = secret()
    rmSync(file.full)
    linkSync(other, file.full)
    expect(readSeen(file, 1_000)).toEqual({ fault: 'changed while it was read' })
  })
  test('below a folder that became a link', () => {
    const file = seen()
    const elsewhere = join(dirname(root), 'elsewhere')
    renameSync(join(root, plugin), elsewhere)
    symlinkSync(elsewhere, join(root, plugin))
    expect(readSeen(file, 1_000)).toEqual({ fault: 'changed while it was read' })
  })
  test('for a pipe', () => {
    const file = seen()
    rmSync(file.full)
    execFileSync('mkfifo', [file.full])
    expect(readSeen(file, 1_000)).toEqual({ fault: 'changed while it was read' })
  })
  test('for nothing', () => {
    const file = seen()
    rmSync(file.full)
    expect(readSeen(file, 1_000)).toEqual({ fault: 'vanished while it was read' })
  })
})

describe('special files', () => {
  test('a pipe is skipped without a hang', () => {
    execFileSync('mkfifo', [join(root, plugin, 'SKILL.md')])
    expect(read()).toEqual({
      paths: ['README.md'],
      notes: ['SKILL.md error "SKILL.md" is a pipe, not a plain file (holds-only-plain-files)'],
      refused: null,
    })
  })
  test('a socket is skipped', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(root, plugin, 's'), resolve))
    expect(read().notes).toEqual(['s error "s" is a socket, not a plain file (holds-only-plain-files)'])
    await new Promise((resolve) => server.close(resolve))
  })
  test.skipIf(process.getuid?.() === 0)('an unreadable file and folder are skipped', () => {
    chmodSync(put(`${plugin}/locked.md`), 0)
    put(`${plugin}/closed/x.md`)
    chmodSync(join(root, plugin, 'closed'), 0)
    expect(read().notes.sort()).toEqual([
      'closed error folder cannot be read: permission denied (holds-only-plain-files)',
      'locked.md error file cannot be read: permission denied (holds-only-plain-files)',
    ])
    chmodSync(join(root, plugin, 'closed'), 0o700)
  })
})

describe('budgets', () => {
  test('a sparse file of 2 GiB quarantines the plugin before it is read', () => {
    truncateSync(put(`${plugin}/big.bin`), 2 ** 31)
    expect(read()).toEqual({
      paths: [],
      notes: ['. error more than 200 MB in all (fits-size-budget)'],
      refused: 'more than 200 MB in all',
    })
  })
  test('a file over 1 MiB is listed without its bytes', () => {
    put(`${plugin}/large.md`, Buffer.alloc(1_048_577, 'a'))
    const file = readTree(root, plugin, { skip: [] }).files[1]
    expect([file?.bytes, file?.size, file?.digest.length]).toEqual([null, 1_048_577, 64])
    expect(read().notes).toEqual([
      'large.md warning file has 1,048,577 bytes, expected at most 1,048,576 bytes for text to be read (fits-size-budget)',
    ])
  })
  test('a sparse file beyond 50 MB has a digest all the same, which depends on its size', () => {
    const path = put(`${plugin}/large.bin`)
    truncateSync(path, 60_000_000)
    const first = readTree(root, plugin, { skip: [] }).files[1]?.digest
    truncateSync(path, 60_000_001)
    expect(readTree(root, plugin, { skip: [] }).files[1]?.digest).not.toBe(first)
  })
  test('5,001 files', () => {
    for (let i = 0; i < 5_000; i++) put(`${plugin}/many/${i}`, '')
    expect(read().refused).toBe('more than 5,000 files')
  })
  test('folders nested 41 deep', () => {
    put(`${plugin}/${'d/'.repeat(40)}x.md`)
    expect(read().refused).toBeNull()
    put(`${plugin}/${'d/'.repeat(41)}x.md`)
    expect(read().refused).toBe('folders nested deeper than 40 levels')
  })
})

test.each([
  ['a#b.md', 'name "a#b.md" holds "#"'],
  ['a?.md', 'name "a?.md" holds "?"'],
  ['50%.md', 'name "50%.md" holds "%"'],
  ['a\\b.md', 'name "a\\b.md" holds "\\"'],
  ['a\u202Eb.md', 'name "a\\u{202e}b.md" holds a control or invisible character'],
  ['a\nb.md', 'name "a\\u{a}b.md" holds a control or invisible character'],
  ['CON', 'name "CON" is reserved on Windows'],
  ['aux.md', 'name "aux.md" is reserved on Windows'],
  ['notes.', 'name "notes." ends in a dot or a space'],
  ['u\u0308ber.md', 'name "u\u0308ber.md" is not in Unicode form NFC'],
  [`${'n'.repeat(201)}`, `name "${'n'.repeat(79)}…" makes a path of 201 characters, expected at most 200`],
])('the name %j is not portable, and still read', (name, message) => {
  put(`${plugin}/${name}`)
  expect(read().notes).toEqual([`${name} error ${message} (file-names-are-portable)`])
  expect(read().paths).toContain(name)
})

test('names with spaces are fine; twins are not', () => {
  put(`${plugin}/close notes.md`)
  put(`${plugin}/readme.md`)
  expect(read().notes).toEqual([
    'readme.md error name "readme.md" differs from "README.md" only in letter case or Unicode form (file-names-are-portable)',
  ])
})

test.each([
  ['../outside', '"../outside" leads out of the repository'],
  ['plugins/../../x', '"plugins/../../x" leads out of the repository'],
  ['/etc', '"/etc" leads out of the repository'],
  ['plugins/none', '"plugins/none" does not exist'],
  [`${plugin}/README.md`, `"${plugin}/README.md" is not a folder`],
])('the folder %j is refused', (folder, reason) => {
  expect(read(folder).refused).toBe(reason)
})

describe('single files', () => {
  const one = (path: string, most?: number) => {
    const { text, notes, exists } = readText(root, path, most)
    return [text, exists, notes.map((note) => note.message)]
  }
  test('text, absence and refusals', () => {
    put('org/teams.yaml', '- id: finance\n')
    put('../outside.yaml', 'secret')
    put('latin.yaml', Buffer.from('\xe9', 'latin1'))
    symlinkSync('../outside.yaml', join(root, 'link.yaml'))
    symlinkSync('org', join(root, 'linked'))
    execFileSync('mkfifo', [join(root, 'pipe.yaml')])
    expect(one('org/teams.yaml')).toEqual(['- id: finance\n', true, []])
    expect(one('org/none.yaml')).toEqual([null, false, []])
    expect(one('org/teams.yaml/x')).toEqual([null, false, []])
    expect(one('org')).toEqual([null, true, ['"org" is not a plain file']])
    expect(one('../outside.yaml')).toEqual([null, true, ['"../outside.yaml" leads out of the repository']])
    expect(one('link.yaml')).toEqual([null, true, ['"link.yaml" is reached through a link']])
    expect(one('linked/teams.yaml')).toEqual([null, true, ['"linked/teams.yaml" is reached through a link']])
    expect(one('pipe.yaml')).toEqual([null, true, ['"pipe.yaml" is not a plain file']])
    expect(one('latin.yaml')).toEqual([null, true, ['text is not UTF-8: byte 0xe9']])
    expect(one('org/teams.yaml', 3)).toEqual([
      null,
      true,
      ['file has 14 bytes, expected at most 3 bytes for text to be read'],
    ])
  })
})

test('archives are files like any other: nothing is opened', () => {
  const zip = Buffer.from('504b0304', 'hex')
  for (const name of ['a.zip', 'a.mcpb', 'a.tar.gz']) put(`${plugin}/${name}`, zip)
  expect(read().paths).toEqual(['README.md', 'a.mcpb', 'a.tar.gz', 'a.zip'])
})
