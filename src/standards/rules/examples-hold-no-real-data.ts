/** Examples are made up: no account or card number that belongs to somebody. */
import { mayHoldNumbers, personalNumbers } from '../personal-data.ts'
import { rule } from '../rule.ts'
import { linesOf } from '../texts.ts'

export default rule({
  id: 'examples-hold-no-real-data',
  severity: { T1: 'error' },
  waivable: false,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'files',
  title: 'Holds no real personal data',
  why: 'A plugin is copied to every machine that installs it, and what an example gives away cannot be taken back.',
  remedy:
    'Write numbers that are published for tests, such as the card 4242 4242 4242 4242, and remove the real ones from the history too.',
  sources: ['ISO/IEC 7812-1', 'ISO 13616'],
  pass: [
    {
      title: 'a published test number',
      edits: { 'docs/evaluation.md': ['| September |', '| Card 4242 4242 4242 4242 | 1 | 1 |\n| September |'] },
    },
    {
      title: 'a number that only looks like one',
      edits: { 'docs/evaluation.md': ['| September |', '| Receipt 4539 1488 0343 6468 | 1 | 1 |\n| September |'] },
    },
  ],
  fail: [
    {
      title: 'a card number with its check digit',
      edits: { 'docs/evaluation.md': ['| September |', '| 4539 1488 0343 6467 | 1 | 1 |\n| September |'] },
      finds: ['a payment card number stands here, and its check digit is right'],
    },
    {
      title: 'a bank account',
      edits: {
        'skills/draft-accruals/SKILL.md': ['Leave out', 'Pay to DE44 5001 0517 5407 3249 31 when asked.\n\nLeave out'],
      },
      finds: ['a bank account number stands here, and its check digit is right'],
    },
  ],
  none: [
    { title: 'a plugin whose files are elsewhere', remote: true },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  *check(subject) {
    for (const { file, line, text } of linesOf(subject, (path) => mayHoldNumbers(subject.text(path) ?? ''))) {
      for (const { kind, offset } of personalNumbers(text)) {
        yield {
          file,
          line,
          column: offset + 1,
          message: `a ${kind} stands here, and its check digit is right`,
          fix: 'write a number that is published for tests',
          hideLine: true,
        }
      }
    }
  },
})
