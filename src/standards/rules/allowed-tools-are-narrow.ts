/** What a skill or command may do without asking is narrow; frontmatter of commands and agents is valid. */
import { quoted } from '../../lib/text.ts'
import { toolsIn } from '../allowed-tools.ts'
import { lineOfKey } from '../frontmatter.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'

const command = 'commands/accrual-status.md'

export default rule({
  id: 'allowed-tools-are-narrow',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Allows tools narrowly',
  why: 'allowed-tools skips the question that would have stopped a wrong or injected command.',
  remedy: 'Name the commands: Bash(git status:*) instead of Bash.',
  sources: ['agnix', 'code.claude.com: skills, allowed-tools'],
  pass: [
    { title: 'named tools' },
    {
      title: 'named commands',
      edits: { [command]: ['allowed-tools: Read', 'allowed-tools: Read, Bash(git log:*), Bash(jq *)'] },
    },
  ],
  fail: [
    {
      title: 'every command',
      edits: { [command]: ['allowed-tools: Read', 'allowed-tools: Read, Bash(*)'] },
      finds: ['allowed-tools holds "Bash(*)", which allows everything'],
    },
    {
      title: 'every tool',
      edits: { [command]: ['allowed-tools: Read', 'allowed-tools: ["*"]'] },
      finds: ['allowed-tools holds "*", which allows everything'],
    },
    {
      title: 'a name with a colon',
      edits: {
        'agents/accrual-reviewer.md': ['name: accrual-reviewer', 'name: "close:accrual-reviewer"'],
        'README.md': ['the `accrual-reviewer` agent', 'the `close:accrual-reviewer` agent'],
      },
      finds: ['name "close:accrual-reviewer" holds a colon'],
    },
  ],
  none: [
    {
      title: 'neither skill nor command nor agent',
      files: { [command]: null, 'agents/accrual-reviewer.md': null, 'skills/draft-accruals/SKILL.md': null },
    },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin: { skills, commands, agents } }) => skills.length + commands.length + agents.length > 0,
  *check(subject) {
    // Advice there is about keys without effect, which is no fault of the frontmatter.
    const advice = new Set(
      subject
        .notes('frontmatter-is-valid')
        .filter(({ severity }) => severity === 'advice')
        .map(({ message }) => message),
    )
    for (const found of noted(subject, 'frontmatter-is-valid')) if (!advice.has(found.message)) yield found
    for (const { path, fields } of [...subject.plugin.skills, ...subject.plugin.commands]) {
      const allowed = fields.find(({ key }) => key === 'allowed-tools')
      if (allowed === undefined) continue
      for (const tool of toolsIn(allowed.value)) {
        if (!/^(?:\*|Bash(?:\((?:\*|\*:\*|:\*|)\))?)$/.test(tool)) continue
        const place = path === null ? {} : { file: path, line: lineOfKey(subject.text(path) ?? '', 'allowed-tools') }
        yield {
          ...place,
          message: `allowed-tools holds ${quoted(tool)}, which allows everything`,
          fix: tool === '*' ? 'name the tools it needs' : 'name the commands, such as Bash(git log:*)',
        }
      }
    }
  },
})
