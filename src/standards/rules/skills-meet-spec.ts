/** Every skill is what the Agent Skills specification calls one, and finds the files it names. */
import { counted, nearest, quoted } from '../../lib/text.ts'
import { lineOfKey } from '../frontmatter.ts'
import { noted } from '../noted.ts'
import { rule } from '../rule.ts'
import { missingFiles } from '../skill-files.ts'
import { claudeKeys, specifiedKeys } from '../skill-keys.ts'

const id = 'skills-meet-spec'
const skill = 'skills/draft-accruals/SKILL.md'

/** Advice of the reader's that the specification does not give; keys are looked at here. */
const beyond = /outside the Agent Skills specification$|angle brackets$|reserved word$|is shown shortened$/

export default rule({
  id,
  severity: { T1: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Skills meet the specification',
  why: 'A skill that bends the format works in one place and is cut, renamed or refused in the next.',
  remedy: 'Correct each field as its message says; move detail of long skills into references/.',
  sources: ['agentskills.io specification', 'agnix'],
  pass: [
    { title: 'a skill by the book' },
    {
      title: 'further keys of the specification',
      edits: {
        [skill]: [
          'allowed-tools: Read',
          'license: Apache-2.0\ncompatibility: Needs the netsuite connector.\nallowed-tools: Read',
        ],
      },
    },
    {
      title: 'a script beside the skill',
      edits: { [skill]: ['Leave out', 'Run `scripts/sum.py` first.\n\nLeave out'] },
      files: { 'skills/draft-accruals/scripts/sum.py': 'print(1)\n' },
    },
  ],
  fail: [
    {
      title: 'a name that is not the folder',
      edits: { [skill]: ['name: draft-accruals', 'name: draft-accrual'] },
      finds: ['name is "draft-accrual", the folder is "draft-accruals"'],
    },
    {
      title: 'a key that nobody reads',
      edits: { [skill]: ['allowed-tools: Read', 'alowed-tools: Read'] },
      finds: ['key "alowed-tools" is neither in the specification nor read by Claude'],
    },
    {
      title: 'a file that is not there',
      edits: { [skill]: ['Leave out', 'Run `scripts/sum.py` first.\n\nLeave out'] },
      finds: ['file "scripts/sum.py" is named, but does not exist'],
    },
    {
      title: 'a path into another plugin',
      edits: { [skill]: ['Leave out', 'Read `../../../finance-expense-audit/README.md` first.\n\nLeave out'] },
      finds: ['path "../../../finance-expense-audit/README.md" leads out of the plugin'],
    },
    {
      title: 'a long body',
      edits: { [skill]: ['Leave out', `${'Ask again, and then once more. '.repeat(900)}\n\nLeave out`] },
      finds: ['body has 5,472 words, expected fewer than 5,000'],
    },
  ],
  none: [
    {
      title: 'no skill',
      files: { [skill]: null },
      edits: { 'README.md': ['[draft-accruals](skills/draft-accruals/SKILL.md)', 'the table'] },
    },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin, notes }) => plugin.skills.length > 0 || notes(id).length > 0,
  *check(subject) {
    let crooked = ''
    for (const found of noted(subject, id)) {
      // A name that is no name cannot be the folder's either.
      if (beyond.test(found.message) || (crooked === found.file && /^name is .* the folder is /.test(found.message)))
        continue
      if (/^name .* is not lower-case words/.test(found.message)) crooked = found.file ?? ''
      yield found
    }
    for (const { path, fields, repair } of subject.plugin.skills) {
      if (path === null) continue
      const text = subject.text(path) ?? ''
      // Keys that were guessed from broken YAML are no keys yet.
      for (const { key } of repair < 3 ? fields : []) {
        if (specifiedKeys.includes(key) || claudeKeys.includes(key)) continue
        const meant = nearest(key, [...specifiedKeys, ...claudeKeys])
        const fix =
          meant === undefined ? `move it under metadata: ${key}: "…"` : `write ${meant}, or move it under metadata`
        yield {
          file: path,
          line: lineOfKey(text, key),
          message: `key ${quoted(key)} is neither in the specification nor read by Claude`,
          fix,
        }
      }
      const { body = '', line = 1 } = subject.plugin.documents.find((document) => document.path === path) ?? {}
      const words = body.split(/\s+/).filter((word) => /\w/.test(word)).length
      if (words >= 5_000)
        yield {
          file: path,
          line,
          message: `body has ${counted(words, 'word')}, expected fewer than 5,000`,
          fix: 'move detail into references/, and name the files in the skill',
        }
      yield* missingFiles(subject, path, body, line)
    }
  },
})
