/** Reading a plugin runs nothing: canaries stand where its hooks, servers and scripts would find them. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { pluginJson } from './given.ts'

const programs = ['npx', 'node', 'sh', 'bash', 'python3', 'git', 'curl', 'uvx', 'docker', 'ledger-server']

test('hooks, servers, monitors, bundles and package scripts are read and not run', () => {
  const place = mkdtempSync(join(tmpdir(), 'canary-'))
  const canary = join(place, 'ran')
  const put = (path: string, content: unknown) => {
    const full = join(place, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content))
    return full
  }
  const touch = `#!/bin/sh\necho "$0" >> '${canary}'\n`
  for (const program of programs) chmodSync(put(`path/${program}`, touch), 0o755)
  const command = `touch ${canary}`
  const servers = Object.fromEntries(
    programs.map((program) => [program, { command: program, args: ['-c', command], headersHelper: command }]),
  )
  put('root/p/.claude-plugin/plugin.json', {
    ...pluginJson,
    mcpServers: [servers, './x.mcpb'],
    hooks: { SessionStart: [{ hooks: [{ type: 'command', command }] }] },
  })
  put('root/p/.mcp.json', { mcpServers: servers })
  put('root/p/hooks/hooks.json', { hooks: { SessionStart: [{ hooks: [{ type: 'command', command }] }] } })
  put('root/p/monitors/monitors.json', [{ name: 'm', command, description: 'x' }])
  put('root/p/.lsp.json', { l: { command: 'ledger-server', extensionToLanguage: {} } })
  put('root/p/package.json', { scripts: { preinstall: command, postinstall: command } })
  put('root/p/README.md', `---js\nrequire('fs').writeFileSync('${canary}', '')\n---\n`)
  put('root/p/README.mdx', `export const x = require('fs').writeFileSync('${canary}', '')\n\n{process.exit(1)}\n`)
  put('root/p/workflows/w.js', `require('fs').writeFileSync('${canary}', '')`)
  put('root/p/x.mcpb', 'PK')
  for (const script of ['root/p/scripts/setup.sh', 'root/p/bin/tool']) chmodSync(put(script, touch), 0o755)

  const source = resolve('src/read')
  const program = `
    import { readTree } from '${source}/files.ts'
    import { readPlugin } from '${source}/plugins/index.ts'
    const listing = { name: 'month-end', slug: 'month-end', entry: null, entryAt: () => ({ line: 1, column: 1 }), entryFile: null, authority: 'plugin.json', onlySkills: null, shared: false }
    const plugin = readPlugin(readTree(process.argv[1], 'p', { skip: [] }), listing)
    console.log(JSON.stringify([plugin.quarantined, plugin.servers.length, plugin.hooks.length, plugin.extras.length]))`
  const environment = { PATH: join(place, 'path'), HOME: place }
  const output = execFileSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', program, join(place, 'root')],
    { env: environment, encoding: 'utf8' },
  )
  expect(JSON.parse(output)).toEqual([null, 11, 2, 3])
  expect(existsSync(canary)).toBe(false)
  rmSync(place, { recursive: true })
})

test('nothing below src/read starts a program but git.ts', async () => {
  const { globSync, readFileSync } = await import('node:fs')
  const starters = globSync('src/read/**/*.ts').filter((path) =>
    /node:child_process|node:vm|\beval\(|new Function|\bimport\(|\bfetch\(|node:https?['"]/.test(
      readFileSync(path, 'utf8'),
    ),
  )
  expect(starters.filter((path) => path !== 'src/read/run-git.ts')).toEqual([])
})
