/** What the documentation names exists, and what exists is named. */
import { counted, listed, quoted } from '../../lib/text.ts'
import type { Prompt, Server } from '../../model/component.ts'
import type { Org } from '../../model/library.ts'
import type { Plugin } from '../../model/plugin.ts'
import { folded } from '../described.ts'
import { noted } from '../noted.ts'
import { isDocumentation } from '../prose.ts'
import { rule } from '../rule.ts'

const id = 'docs-match-inventory'

export default rule({
  id,
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Documentation matches the parts',
  why: 'People type commands that are not there and never learn of the skill that would have done it.',
  remedy: 'Name every skill, command, agent, hook and connector in the README or CONNECTORS.md, and nothing else.',
  sources: ['anthropics/knowledge-work-plugins#933'],
  pass: [
    { title: 'every part in one table' },
    {
      title: 'a connector that only CONNECTORS.md names',
      edits: { 'README.md': ['from `netsuite`', 'from the ledger'] },
    },
  ],
  fail: [
    {
      title: 'a command that was renamed',
      edits: { 'README.md': ['the `accrual-status` command', 'the `/accrual-board` command'] },
      finds: [
        '"/accrual-board" is named, but is no part of the plugin',
        'command "accrual-status" is named nowhere in the documentation',
      ],
    },
    {
      title: 'a skill that nobody mentions',
      files: {
        'skills/reverse-accruals/SKILL.md':
          '---\nname: reverse-accruals\ndescription: Reverses pending accruals once the bill has come. Use when a bill is posted.\nallowed-tools: Read\n---\n\nFind the accrual by its receipt and propose the reversal.\n',
      },
      finds: ['skill "reverse-accruals" is named nowhere in the documentation'],
    },
    {
      title: 'a part in a folder that is not read',
      files: {
        '.claude-plugin/commands/close-board.md':
          '---\ndescription: Shows the close as a board.\nallowed-tools: Read\n---\n\nDraw the board.\n',
      },
      finds: ['"commands" lies inside .claude-plugin/ and is not loaded'],
    },
  ],
  none: [
    { title: 'a draft', manifest: 'lifecycle: draft' },
    { title: 'files in another repository', remote: true },
  ],
  *check(subject, { org }) {
    yield* noted(subject, id, 'remove the line, or add the part')
    const { plugin } = subject
    const documents = plugin.documents.filter(isDocumentation)
    // A plugin without a README fails for that.
    if (!documents.some(({ role }) => role === 'readme')) return
    const words = ` ${folded(
      documents
        .filter(({ role }) => role !== 'changelog')
        .map(({ body }) => body)
        .join('\n'),
    )} `
    const joined = words.replaceAll(' ', '')
    for (const { kind, many, names } of inventoryOf(plugin, org)) {
      const missing = names
        .filter((spellings) => !spellings.some((name) => isNamed(name, words, joined)))
        .map(([name = '']) => name)
      if (missing.length === 0) continue
      const shown =
        missing.length > 5
          ? `${counted(missing.length, kind, many)}, e.g. ${quoted(missing[0])},`
          : `${missing.length === 1 ? kind : many} ${listed(missing.map((name) => quoted(name)))}`
      const rows = missing.slice(0, 20).map((name) => `| ${kind} | \`${name}\` | what it gives |`)
      yield {
        message: `${shown} ${missing.length === 1 ? 'is' : 'are'} named nowhere in the documentation`,
        fix: `add to the README:\n${rows.join('\n')}`,
      }
    }
  },
})

/** Whether the words hold the name, written with hyphens, with spaces or as one word; of a path its last step counts. */
function isNamed(name: string, words: string, joined: string): boolean {
  const [whole, last] = [folded(name), folded(name.split(/[/:]/).at(-1) ?? '')]
  const asOne = whole.replaceAll(' ', '')
  // Nothing to look for in a name of signs alone; that it is one is told elsewhere.
  if (asOne === '') return true
  return words.includes(` ${whole} `) || words.includes(` ${last} `) || (asOne.length > 4 && joined.includes(asOne))
}

/** Parts by kind, each with the names it may be called by: its own first, then that of its folder or file. */
function inventoryOf({ skills, commands, agents, hooks, servers }: Plugin, org: Org) {
  const filed = (parts: readonly Prompt[]) =>
    parts.map(({ name, path }) => [
      name,
      ...(path ?? '')
        .replace(/(?:\/SKILL)?\.md$/i, '')
        .split('/')
        .slice(-1),
    ])
  return [
    { kind: 'skill', many: 'skills', names: filed(skills) },
    { kind: 'command', many: 'commands', names: filed(commands) },
    { kind: 'agent', many: 'agents', names: filed(agents) },
    // Hooks have no names; one word on what runs by itself is what a reader needs.
    { kind: 'hook', many: 'hooks', names: hooks.length > 0 ? [['hooks']] : [] },
    { kind: 'connector', many: 'connectors', names: servers.map((server) => spellingsOf(server, org)) },
  ]
}

/** A connector by its name, by that of the product behind it, or where nobody registered it by the words of its address. */
function spellingsOf({ name, url, host }: Server, { connectors }: Org): string[] {
  const known = connectors.find(({ id, servers = [] }) => id === name || servers.includes(name))
  if (known !== undefined) return [name, known.id, known.name]
  const path = url !== null && URL.canParse(url) ? new URL(url).pathname : ''
  return [
    name,
    ...`${host ?? ''}/${path}`
      .split(/[./]/)
      .filter((word) => word.length > 4 && !/^(?:claude|server|platform|gateway|services?)$/.test(word)),
  ]
}
