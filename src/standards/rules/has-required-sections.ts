/** A README answers the seven questions that everybody asks before using a plugin. */
import { quoted } from '../../lib/text.ts'
import { sectionsOf } from '../prose.ts'
import { rule } from '../rule.ts'

/** Each with the headings that count for it and a start to paste. */
const sections = [
  {
    name: 'What it does',
    heading: /^(?:what (?:it|this)\b.*\bdoes|what .* (?:does|is for)|overview|purpose)\b/i,
    start: 'In two sentences: the work, the input, the result.',
  },
  {
    name: 'When to use it',
    heading: /\bwhen (?:not |and when not |or when not )?to (?:not )?use\b/i,
    start: 'On which day, by whom. **When not to:** …',
  },
  { name: 'Example', heading: /\bexamples?\b/i, start: 'A request as one types it, and the result it gave.' },
  { name: 'Data touched', heading: /\bdata\b/i, start: 'What it reads, what it writes, what it keeps.' },
  {
    name: 'Setup',
    heading: /\b(?:set[- ]?up|install(?:ation|ing)?|getting started)\b/i,
    start: '1. Which access to ask for. 2. What to connect.',
  },
  {
    name: 'Limits and failure modes',
    heading: /\b(?:limits?|limitations?|failure modes?)\b/i,
    start: '- What it cannot see, and how one notices that it was wrong.',
  },
  { name: 'Support', heading: /\b(?:support|help|contact)\b/i, start: 'Where to ask, and how soon somebody answers.' },
] as const

export default rule({
  id: 'has-required-sections',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'README has the required sections',
  why: 'Whoever adopts a plugin without knowing its limits finds them in front of a customer or an auditor.',
  remedy: 'Paste the missing headings from the template and write at least one sentence below each.',
  sources: ['scaling article: documentation'],
  pass: [
    { title: 'all seven' },
    {
      title: 'other words for the same',
      edits: { 'README.md': ['## Limits and failure modes', '## Known limitations'] },
    },
  ],
  fail: [
    {
      title: 'two sections are missing',
      edits: {
        'README.md': [
          '## Limits and failure modes\n\n- A receipt that was booked late is missed until the next run.\n- How often it was wrong is in the [evaluation](docs/evaluation.md).\n\n## Support\n\n',
          '',
        ],
      },
      finds: ['README has no section "Limits and failure modes"', 'README has no section "Support"'],
    },
    {
      title: 'a heading with nothing below it',
      edits: {
        'README.md': [
          '1. Ask for the scopes ledger.read and ledger.write.\n2. Connect NetSuite once, under **Connectors**; [CONNECTORS.md](CONNECTORS.md) says what it stands for.\n',
          '',
        ],
      },
      finds: ['section "Setup" is empty'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ plugin: { documents } }) {
    const readme = documents.find(({ role }) => role === 'readme')
    if (readme === undefined) return
    const found = sectionsOf(readme)
    for (const { name, heading, start } of sections) {
      const matching = found.filter(({ title }) => heading.test(title))
      const [first] = matching
      const paste = `## ${name}\n\n${start}`
      if (first === undefined)
        yield { line: readme.line, message: `README has no section ${quoted(name)}`, fix: `add:\n${paste}` }
      else if (matching.every(({ lines }) => lines.length === 0))
        yield {
          line: first.line,
          message: `section ${quoted(first.title)} is empty`,
          fix: `write below it, e.g. ${start}`,
        }
    }
  },
})
