/** /api/v1/standards.json: every rule with why it exists, from when it binds, and how plugins stand by it. */
import { z } from 'zod'
import type { Judgement, RuleFacts } from '../model/judgement.ts'
import { Day } from '../model/primitives.ts'
import { levels, type State } from '../model/result.ts'
import { document } from './document.ts'

const Severity = z.enum(['error', 'warning', 'advice']).optional()

const Counts = z.strictObject({
  pass: z.int().nonnegative(),
  fail: z.int().nonnegative(),
  waived: z.int().nonnegative(),
  grace: z.int().nonnegative(),
  notApplicable: z.int().nonnegative(),
  couldNotRun: z.int().nonnegative(),
})

const Entry = z.strictObject({
  id: z.string().describe('The fact that must hold; also what a waiver names'),
  title: z.string(),
  why: z.string().describe('The harm that it prevents'),
  remedy: z.string().describe('What to do in general'),
  level: z.enum(levels).describe('Level that needs it'),
  severity: z
    .strictObject({ T0: Severity, T1: Severity, T2: Severity, T3: Severity })
    .describe('From each review tier upwards; a tier below the first is not judged'),
  waivable: z.boolean(),
  scope: z.enum(['plugin', 'catalog']).describe('Whether it looks at one plugin or at all of them'),
  attested: z.boolean().describe('Whether only people can vouch for it'),
  since: z.string().describe('Rule set that brought it'),
  enforcedFrom: Day.nullable().describe('Day that policy sets; null when it binds now or no day is set'),
  cells: Counts.describe('How many plugins stand how'),
  url: z.string().describe('Page of the rule, from the root of the host'),
})

const StandardsDocument = z.strictObject({
  schema: z.literal('plugin-commons/standards/1').describe('Name and major version of this document'),
  ruleSet: z.string().describe('Version of the rule set'),
  asOf: Day.describe('Day for which plugins were judged'),
  rules: z.array(Entry).describe('In the order of the report'),
})

export default document({
  id: 'standards',
  title: 'Every rule: why, from when it binds, how many plugins hold it',
  schema: StandardsDocument,
  data: ({ judgement, base }) => {
    const cells = cellsByRule(judgement)
    const { ruleSet, asOf, rules } = judgement
    return {
      schema: 'plugin-commons/standards/1' as const,
      ruleSet,
      asOf,
      rules: rules.map((rule) => entryOf(rule, cells.get(rule.id) ?? noCells(), base)),
    }
  },
})

type Cells = z.infer<typeof Counts>

const keys = {
  pass: 'pass',
  fail: 'fail',
  waived: 'waived',
  grace: 'grace',
  'not-applicable': 'notApplicable',
  'could-not-run': 'couldNotRun',
} as const satisfies Record<State, keyof Cells>

function noCells(): Cells {
  return { pass: 0, fail: 0, waived: 0, grace: 0, notApplicable: 0, couldNotRun: 0 }
}

function cellsByRule({ results }: Judgement): Map<string, Cells> {
  const cells = new Map<string, Cells>()
  for (const { plugin, rule, state } of results) {
    if (plugin === null) continue
    const counts = cells.get(rule) ?? noCells()
    counts[keys[state]]++
    cells.set(rule, counts)
  }
  return cells
}

function entryOf(rule: RuleFacts, cells: Cells, base: string): z.infer<typeof Entry> {
  const { id, title, why, remedy, level, severity, waivable, scope, attested, since, enforceFrom } = rule
  const url = `${base}standards/${id}/`
  return {
    id,
    title,
    why,
    remedy,
    level,
    severity,
    waivable,
    scope,
    attested,
    since,
    enforcedFrom: enforceFrom,
    cells,
    url,
  }
}
