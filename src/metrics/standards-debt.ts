/** M12: what fails, what is waived and for how long, what is in grace, by rule and by team; and how soon it is mended. */
import { daysBetween } from '../lib/days.ts'
import { kaplanMeier } from '../lib/statistics/survival.ts'
import { counted } from '../lib/text.ts'
import type { Judgement, WaiverRow } from '../model/judgement.ts'
import type { Library } from '../model/library.ts'
import type { Cell, Conclusion, Figure, Table } from '../model/metric.ts'
import type { Result, State } from '../model/result.ts'
import { medianFigure, survivalCurve } from './curves.ts'
import { numberOf, percent, shareOf, undefinedOf } from './figures.ts'
import { metric, nothing } from './metric.ts'
import { stretchesOf } from './time-to-fix.ts'

/** Checks of one rule or one team. */
interface Debt {
  id: string | null
  counts: Record<State, number>
  /** Checks that apply and were judged. */
  judged: number
}

export default metric({
  id: 'standards-debt',
  number: 'M12',
  title: 'Standards debt',
  question: 'How much of what the standards ask is still open, and is it being mended?',
  unit: 'count',
  better: 'down',
  version: 1,
  needs: { runs: false, gate: false, outcomes: false, versions: false, persons: false },
  definition: ({ waived }) =>
    'A check is one rule for one plugin. Debt is what fails, what is waived and what is in grace; checks that do not apply or ' +
    'could not run are left out. Time to fix goes from the first recorded day on which a check failed to the first on which it ' +
    'held; a check that still fails, or whose failure a waiver covers, is censored (Kaplan–Meier). A rule of which more than ' +
    `${percent(waived)} of the checks are waived is itself looked at, not the teams.`,
  queries: {},
  conclude: (_rows, { library, judgement, terms }) => {
    if (judgement === null || judgement.results.length === 0)
      return {
        ...nothing,
        state: 'undefined',
        reasons: [judgement === null ? 'Nothing was judged.' : 'There is no plugin to judge.'],
      }
    const { results, waivers } = judgement
    const { counts } = debtOf(null, results)
    const byRule = grouped(results, ({ rule }) => rule)
    const flagged = byRule.filter((rule) => waiverRate(rule) > terms.waived)
    const stretches = stretchesOf(library.org.history, judgement, library.org.waivers)
    const steps = kaplanMeier(stretches.map(({ followed }) => followed))
    const fix: Figure =
      library.org.history.length === 0
        ? undefinedOf('Median time to fix', 'days', 'no day is recorded yet; run npm run record')
        : medianFigure('Median time to fix', steps)
    return {
      state: 'measured',
      reasons: [],
      sentence: sentenceOf(counts, fix, flagged),
      figures: [
        numberOf('Checks that fail', counts.fail),
        numberOf('Checks that are waived', counts.waived),
        numberOf('Checks in grace', counts.grace),
        fix,
        shareOf('Waivers that renew another', renewing(waivers, library).length, waivers.length, 'no waivers'),
        numberOf('Rules that are waived too often', flagged.length),
      ],
      tables: [
        debtTable('rules', 'Debt by rule', 'rule', byRule, terms.waived),
        debtTable('teams', 'Debt by team', 'team', grouped(results, ownerIn(judgement)), null),
        waiverTable(waivers, judgement, library),
      ],
      curves:
        steps.length === 0
          ? []
          : [
              {
                id: 'fixed',
                title: 'Checks still failing',
                y: 'share of failed checks not yet mended',
                x: 'days since first recorded',
                curves: [survivalCurve('all', 'All checks', steps)],
              },
            ],
      series: [],
      notes: ['Days between records are not known: a check mended between two of them counts from the later one.'],
    } satisfies Conclusion
  },
})

function sentenceOf(counts: Record<State, number>, fix: Figure, flagged: readonly Debt[]): string {
  const verb = counts.fail === 1 ? 'fails' : 'fail'
  const open = `${counted(counts.fail, 'check')} ${verb}, ${counts.waived} ${counts.waived === 1 ? 'is' : 'are'} waived`
  const mended = fix.value === null ? '' : `; half are mended within ${counted(fix.value, 'day')}`
  const [first] = flagged
  if (first === undefined) return `${open}${mended}.`
  const rules =
    flagged.length === 1 ? `The rule ${first.id} is` : `${counted(flagged.length, 'rule')}, ${first.id} first, are`
  return `${open}${mended}. ${rules} waived so often that the rule should be looked at.`
}

/** Sorted by what is open, most first. */
function grouped(results: readonly Result[], key: (result: Result) => string | null): Debt[] {
  const debts = [...Map.groupBy(results, key)].map(([id, own]) => debtOf(id, own))
  const open = ({ counts }: Debt) => counts.fail + counts.waived + counts.grace
  return debts.sort((a, b) => open(b) - open(a) || ((a.id ?? '') < (b.id ?? '') ? -1 : 1))
}

function debtOf(id: string | null, results: readonly Result[]): Debt {
  const count = (state: State) => results.filter((result) => result.state === state).length
  const counts: Debt['counts'] = {
    ...{ pass: count('pass'), fail: count('fail'), waived: count('waived'), grace: count('grace') },
    ...{ 'not-applicable': count('not-applicable'), 'could-not-run': count('could-not-run') },
  }
  return { id, counts, judged: counts.pass + counts.fail + counts.waived + counts.grace }
}

function waiverRate({ counts, judged }: Debt): number {
  return judged === 0 ? 0 : counts.waived / judged
}

function ownerIn({ verdicts }: Judgement): (result: Result) => string | null {
  const owners = new Map(verdicts.map(({ name, owner }) => [name, owner]))
  return ({ plugin }) => (plugin === null ? null : (owners.get(plugin) ?? null))
}

function debtTable(
  id: string,
  title: string,
  holds: 'rule' | 'team',
  debts: readonly Debt[],
  limit: number | null,
): Table {
  return {
    id,
    title,
    columns: [
      { id: holds, label: holds === 'rule' ? 'Rule' : 'Team', holds },
      { id: 'judged', label: 'Checks', holds: 'count' },
      { id: 'failing', label: 'Failing', holds: 'count' },
      { id: 'waived', label: 'Waived', holds: 'count' },
      { id: 'grace', label: 'In grace', holds: 'count' },
      { id: 'rate', label: 'Share waived', holds: 'share' },
      ...(limit === null ? [] : [{ id: 'review', label: 'Look at the rule', holds: 'text' } as const]),
    ],
    rows: debts.map((debt): Cell[] => [
      ...[debt.id, debt.judged, debt.counts.fail, debt.counts.waived, debt.counts.grace],
      debt.judged === 0 ? null : waiverRate(debt),
      ...(limit === null ? [] : [waiverRate(debt) > limit ? `more than ${percent(limit)} waived` : null]),
    ]),
  }
}

/** Waivers that say which one they renew. */
function renewing(waivers: readonly WaiverRow[], { org }: Library): WaiverRow[] {
  const renewed = new Set(
    org.waivers.flatMap(({ file, line, renews }) => (renews === undefined ? [] : `${file} ${line}`)),
  )
  return waivers.filter(({ file, line }) => renewed.has(`${file} ${line}`))
}

/** Those that end first on top; how often each was renewed before counts the waivers of the same check. */
function waiverTable(waivers: readonly WaiverRow[], judgement: Judgement, library: Library): Table {
  const owners = new Map(judgement.verdicts.map(({ name, owner }) => [name, owner]))
  const renewals = Map.groupBy(renewing(waivers, library), ({ plugin, rule }) => `${plugin} ${rule}`)
  return {
    id: 'waivers',
    title: 'Waivers by the days they have left',
    columns: [
      { id: 'rule', label: 'Rule', holds: 'rule' },
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'team', label: 'Team', holds: 'team' },
      { id: 'state', label: 'Is', holds: 'text' },
      { id: 'age', label: 'Age', holds: 'days' },
      { id: 'left', label: 'Days left', holds: 'days' },
      { id: 'renewals', label: 'Renewals', holds: 'count' },
    ],
    rows: waivers.map(({ rule, plugin, state, created, daysLeft }) => [
      ...[rule, plugin, owners.get(plugin) ?? null, state],
      ...[Math.max(0, daysBetween(created, judgement.asOf)), daysLeft],
      renewals.get(`${plugin} ${rule}`)?.length ?? 0,
    ]),
  }
}
