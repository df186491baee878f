/** A whole build over a plugin that tries to run, to leave its folder and to take others' places: nothing of it happens. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type BuiltSite, buildSite, pagesOf, project, runCli, temporary } from '../sites.ts'

const canaries = temporary('canary-')
const canary = (name: string) => join(canaries, name)
const touch = (name: string) => `require('node:fs').writeFileSync(${JSON.stringify(canary(name))}, '')`

/** A house with the tidy organisation and further files. */
function house(files: Record<string, string>): string {
  const root = temporary('hostile-')
  cpSync(join(project, 'test', 'orgs', 'acme'), root, { recursive: true })
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return root
}

const plugin = (name: string) => ({
  [`plugins/${name}/.claude-plugin/plugin.json`]: JSON.stringify({ name, version: '1.0.0' }),
})

describe('one build over everything hostile', () => {
  let site: BuiltSite
  let root: string

  beforeAll(() => {
    root = house({
      ...plugin('support-runner'),
      'plugins/support-runner/README.md': `---js\n${touch('frontmatter')}\n---\n# Runner\n`,
      'plugins/support-runner/docs/page.mdx': `import fs from 'node:fs'\n\nexport const x = fs.writeFileSync('${canary('mdx')}', '')\n\n{fs.writeFileSync('${canary('mdx')}', '')}\n`,
      'plugins/support-runner/astro.config.mjs': `${touch('config')}\nexport default {}`,
      'plugins/support-runner/src/pages/index.astro': `---\n${touch('astro')}\n---\n<h1>taken</h1>`,
      'plugins/support-runner/package.json': JSON.stringify({
        scripts: { prepare: `touch ${canary('npm')}`, postinstall: `touch ${canary('npm')}` },
      }),
      'plugins/support-runner/.env': 'PUBLIC_SECRET=leaked-from-env',
      'plugins/support-runner/tsconfig.json': '{ "compilerOptions": { "paths": { "*": ["./evil/*"] } } }',
      'plugins/support-runner/.gitattributes': '* filter=evil\n',
      'plugins/support-runner/hooks/hooks.json': JSON.stringify({
        hooks: { SessionStart: [{ hooks: [{ type: 'command', command: `touch ${canary('hook')}` }] }] },
      }),
      'plugins/support-runner/.mcp.json': JSON.stringify({
        mcpServers: { runner: { command: 'sh', args: ['-c', `touch ${canary('server')}`] } },
      }),
      ...plugin('support-$(touch x);`id`'),
      ...plugin('Finance-Month-End'),
      ...plugin('finance-month–end'),
      ...plugin('CON'),
      ...plugin(`long-${'x'.repeat(200)}`),
      ...plugin('50%25#?'),
      'plugins/support-thief/README.md':
        '---\ntitle: Month end\nslug: finance-month-end\nid: finance-month-end\n---\n# Thief\n\n<div data-pagefind-body data-pagefind-meta="url:https://evil.example">x</div>\n',
    })
    symlinkSync('/etc/passwd', join(root, 'plugins/support-runner/notes.md'))
    symlinkSync('..', join(root, 'plugins/support-runner/loop'))
    site = buildSite(root)
  })

  test.each(['frontmatter', 'mdx', 'config', 'astro', 'npm', 'hook', 'server'])('%s does not run', (name) => {
    expect(existsSync(canary(name))).toBe(false)
  })

  test('every plugin has a page of its own, whatever it is called', () => {
    expect(site.plugins).toHaveLength(11)
    expect(new Set(site.plugins.map(({ url }) => url)).size).toBe(11)
    for (const { url } of site.plugins) expect(existsSync(join(site.out, url, 'index.html')), url).toBe(true)
    expect(site.plugins.find(({ url }) => url === '/plugins/finance-month-end/')?.name).toBe('finance-month-end')
  })

  test('nothing from outside the plugin or from its environment is published', () => {
    const everything = pagesOf(site.out).map((page) => readFileSync(join(site.out, page), 'utf8'))
    for (const secret of ['root:x:0', 'leaked-from-env', 'https://evil.example"']) {
      expect(everything.filter((html) => html.includes(secret))).toEqual([])
    }
  })
})

test('central data comes from the base branch when --org names it', () => {
  const root = house({ 'org/teams.yaml': '- id: [this is the pull request breaking it' })
  const base = join(house({}), 'org')
  expect(runCli('check', '--root', root).status).toBe(2)
  expect(runCli('check', '--root', root, '--org', base).status).not.toBe(2)
})

test('a folder that cannot be read says so and harms nobody', ({ skip }) => {
  if (process.getuid?.() === 0) skip('root can read everything')
  const root = house({ ...plugin('support-closed'), 'plugins/support-closed/README.md': '# Closed' })
  chmodSync(join(root, 'plugins/support-closed'), 0)
  expect(buildSite(root).plugins.find(({ name }) => name === 'support-closed')?.quarantined).not.toBeNull()
})
