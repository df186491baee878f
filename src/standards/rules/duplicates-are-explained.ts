/** Two plugins that bring the same skill say why, or somebody has decided that both may. */
import { similarPairs } from '../../lib/shingles.ts'
import { quoted } from '../../lib/text.ts'
import { isExplained, type Skill, skillsOf } from '../duplicates.ts'
import { catalogRule } from '../rule.ts'

const steps = `1. Ask for the subsidiary and the period.
2. List the open receipts by vendor and mark those older than ninety days with the name of the buyer.
3. Compare each with the purchase order and note quantity, price and currency in one line.
4. Show the table, wait for the preparer, and write down every doubt with its reason.
5. File the result with the date of the run, and name the person who agreed to it.`
const own = { 'skills/draft-accruals/SKILL.md': ['Leave out', `${steps}\n\nLeave out`] } as const
const copy = {
  files: {
    'skills/list-receipts/SKILL.md': `---\nname: list-receipts\ndescription: Lists open receipts by vendor. Use before the close.\n---\n\n# Draft accruals\n\n1. Ask for the subsidiary and the period.\n2. List receipts without a bill from ~~ledger, by vendor.\n3. Compute the accrual from quantity and price of the purchase order.\n4. Show the table and wait for the preparer to agree.\n5. Save each entry as pending, with the receipt numbers in its memo.\n\n${steps}\n`,
  },
}
const shares = 'skill "draft-accruals" shares 88 % of its text with "list-receipts" of "finance-expense-audit"'

export default catalogRule({
  id: 'duplicates-are-explained',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: true,
  since: '2026.11',
  effort: 'L',
  needs: 'files',
  title: 'Explains skills that exist twice',
  why: 'Of two copies one is repaired and the other is not, and nobody knows which one to install.',
  remedy:
    'Adopt the existing skill, say under relationships how the two stand to each other, or have the pair judged in org/adjudications.yaml.',
  sources: [
    'scaling article: duplication',
    'health-metrics.md M6',
    'Broder 1997: On the resemblance and containment of documents',
  ],
  pass: [
    { title: 'a skill of its own' },
    {
      title: 'a copy in a plugin that says so',
      edits: own,
      others: {
        'finance-expense-audit': { ...copy, manifest: 'relationships: [{ kind: extends, plugin: finance-accruals }]' },
      },
      manifest: 'relationships: []',
    },
    {
      title: 'a pair that was judged',
      manifest: 'relationships: []',
      edits: own,
      others: { 'finance-expense-audit': copy },
      adjudications:
        '[{ pair: [finance-accruals/draft-accruals, finance-expense-audit], verdict: intended, reason: The audit works on the same receipts., by: ines.duarte, date: 2026-10-01 }]',
    },
  ],
  fail: [
    {
      title: 'a copy that nobody explains',
      manifest: 'relationships: []',
      edits: own,
      others: { 'finance-expense-audit': copy },
      finds: [shares],
    },
    {
      title: 'a judgement that has run out',
      manifest: 'relationships: []',
      edits: own,
      others: { 'finance-expense-audit': copy },
      adjudications:
        '[{ pair: [finance-accruals, finance-expense-audit], verdict: intended, reason: The audit works on the same receipts., by: ines.duarte, date: 2026-05-01, until: 2026-10-31 }]',
      finds: [shares],
    },
  ],
  none: [
    {
      title: 'no skill',
      files: { 'skills/draft-accruals/SKILL.md': null },
      edits: { 'README.md': ['[draft-accruals](skills/draft-accruals/SKILL.md)', 'the table'] },
    },
    { title: 'a draft', manifest: 'lifecycle: draft' },
  ],
  applies: ({ plugin }) => plugin.skills.length > 0,
  *check(whole) {
    const skills = skillsOf(whole)
    const twins = new Map<Skill, { other: Skill; kind: string; containment: number; jaccard: number }[]>()
    for (const { a, b, kind, jaccard, containment } of similarPairs(skills.map(({ body }) => body))) {
      const [first, second] = [skills[a], skills[b]]
      if (first === undefined || second === undefined || isExplained(first, second, whole)) continue
      for (const [one, other] of [
        [first, second],
        [second, first],
      ] as const)
        twins.set(one, [...(twins.get(one) ?? []), { other, kind, jaccard, containment }])
    }
    for (const [{ subject, skill }, found] of twins) {
      const [closest] = found.toSorted((a, b) => b.jaccard - a.jaccard)
      if (closest === undefined) continue
      const { other, kind, containment, jaccard } = closest
      const name = `${quoted(other.skill.name)} of ${quoted(other.subject.plugin.name)}`
      const share =
        jaccard >= 0.6
          ? `${Math.floor(jaccard * 100)} % of its text with`
          : `${Math.floor(containment * 100)} % of the shorter text with`
      const more = found.length > 1 ? `, and with ${found.length - 1} more` : ''
      yield {
        plugin: subject.plugin.slug,
        ...(skill.path !== null && { file: skill.path }),
        message: `skill ${quoted(skill.name)} ${kind === 'exact' ? 'is word for word' : `shares ${share}`} ${name}${more}`,
        fix: `adopt one of them, or add to relationships: - { kind: overlaps, plugin: ${other.subject.plugin.name}, note: … }`,
      }
    }
  },
})
