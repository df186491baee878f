/** A judgement as the compliance report for programs, apart from its schema: a report need not load what checks it. */
import type { ComplianceDocument } from './compliance-document.ts'
import type { Judgement } from './judgement.ts'
import { type Result, states, type Verdict } from './result.ts'

/** The document of a judgement; its keys stand in the order of the schema. Throws when the counts miss a cell: that is a bug. */
export function complianceDocument(judgement: Judgement): ComplianceDocument {
  const { ruleSet, asOf, root, counts } = judgement
  const total = states.reduce((sum, state) => sum + counts[state], 0)
  const cells = judgement.results.filter(({ plugin }) => plugin !== null).length
  if (total !== cells) throw new Error(`internal: ${cells} cells are reported, but ${total} counted`)
  return {
    schema: 'plugin-commons/compliance/1',
    ruleSet,
    asOf,
    root,
    plugins: judgement.verdicts.map(pluginEntry),
    results: judgement.results.map(resultEntry),
    counts: {
      pass: counts.pass,
      fail: counts.fail,
      waived: counts.waived,
      grace: counts.grace,
      notApplicable: counts['not-applicable'],
      couldNotRun: counts['could-not-run'],
      total,
    },
  }
}

function pluginEntry({ name, path, owner, level, nextLevel, tier, quarantined, strict, effective }: Verdict) {
  return {
    name,
    path,
    owner,
    level,
    nextLevel,
    requiredTier: tier.required,
    achievedTier: tier.achieved,
    quarantined,
    strict: { passed: strict.passed, of: strict.of },
    effective: { passed: effective.passed, of: effective.of },
  }
}

function resultEntry({
  plugin,
  rule,
  state,
  severity,
  waiver,
  findings,
  fault,
}: Result): ComplianceDocument['results'][number] {
  const unread = {
    message: fault ?? '',
    fix: null,
    file: null,
    line: null,
    column: null,
    pointer: null,
    evidence: null,
  }
  return {
    plugin,
    rule,
    state,
    severity,
    waiver: waiver === null ? null : waiverEntry(waiver),
    findings:
      state === 'could-not-run' && fault !== null
        ? [unread]
        : findings.map(({ message, fix, file, line, column, pointer, evidence }) => {
            return { message, fix, file, line, column, pointer, evidence }
          }),
  }
}

function waiverEntry(waiver: NonNullable<Result['waiver']>): ComplianceDocument['results'][number]['waiver'] {
  const { kind, reason, requestedBy, approvedBy, created, expires, state, daysLeft, issue, file, line } = waiver
  return { kind, reason, requestedBy, approvedBy, created, expires, state, daysLeft, issue, file, line }
}
