/** Two plugins differ in title and in description. */
import { listed as inWords, quoted } from '../../lib/text.ts'
import { descriptionOf, folded, titleOf } from '../described.ts'
import { catalogRule, type Subject } from '../rule.ts'

const wordings = [
  { what: 'title', of: titleOf, fix: 'say in the title what differs, e.g. the process or the audience' },
  { what: 'description', of: descriptionOf, fix: 'say in the summary what this one does and the other does not' },
] as const

export default catalogRule({
  id: 'title-and-description-are-unique',
  severity: { T1: 'warning' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'nothing',
  title: 'Title and description are unique',
  why: 'Of two entries that read alike people take either, and Claude does too.',
  remedy: 'Say what differs: the process, the audience, the data.',
  sources: ['netresearch/claude-code-marketplace'],
  pass: [{ title: 'words of its own' }],
  fail: [
    {
      title: 'the title of another plugin, in capitals',
      manifest: 'title: EXPENSE AUDIT',
      finds: ['title "EXPENSE AUDIT" is also that of "finance-expense-audit"'],
    },
    {
      title: 'the description of another plugin',
      others: {
        'finance-close-board': {
          manifest:
            '{ title: Close Board, summary: Drafts accruals for goods and services that were received but not billed. Use it on working days 1 to 4 of the close. }',
        },
      },
      finds: [
        'description "Drafts accruals for goods and services that were received b…" is also that of "finance-close-board"',
      ],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ subjects }) {
    for (const { what, of, fix } of wordings) {
      const groups = Map.groupBy(subjects, ({ plugin }: Subject) => folded(of(plugin).text))
      for (const [text, group] of groups) {
        if (text === '' || group.length < 2) continue
        for (const { plugin } of group) {
          const others = [...new Set(group.map((one) => one.plugin.name))].filter((name) => name !== plugin.name)
          if (others.length === 0) continue
          const more =
            others.length > 3
              ? [...others.slice(0, 3).map((name) => quoted(name)), `${others.length - 3} more`]
              : others.map((name) => quoted(name))
          const { text: words, place } = of(plugin)
          yield {
            plugin: plugin.slug,
            ...place,
            message: `${what} ${quoted(words, 60)} is also that of ${inWords(more)}`,
            fix,
          }
        }
      }
    }
  },
})
