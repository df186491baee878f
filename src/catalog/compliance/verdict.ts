/** What a plugin's own page says of its standing: level, figures, review tier, what is open, the way to the next level. */
import type { CellFacts, PluginVerdict } from '../../model/compliance.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { Result, State } from '../../model/result.ts'
import { byText, type Context } from '../context.ts'
import { isOpen, type Judged, type JudgedPlugin, lettersOf, ruleStep } from './judged.ts'
import { tierFacts } from './tiers.ts'
import { waiverFacts } from './waivers.ts'

export function pluginVerdict(context: Context, judged: Judged, own: JudgedPlugin): PluginVerdict {
  const { verdict, cells, plugin } = own
  const { level, effectiveLevel, nextLevel, strict, effective, counts } = verdict
  const only = (state: State) => cells.filter((cell) => cell.state === state)
  const facts = (state: State) => only(state).map((cell) => cellFacts(judged, cell))
  return {
    ruleSet: judged.judgement.ruleSet,
    level,
    effectiveLevel,
    nextLevel,
    strict,
    effective,
    counts,
    cells: lettersOf(cells),
    tier: tierFacts(verdict),
    steps: stepsOf(judged, own),
    open: {
      fail: facts('fail'),
      'could-not-run': facts('could-not-run'),
      waived: facts('waived'),
      grace: facts('grace'),
    },
    holds: only('pass').map(({ rule }) => rule),
    notApplicable: only('not-applicable').map(({ rule }) => rule),
    waivers: waiverFacts(
      context,
      judged,
      judged.judgement.waivers.filter((waiver) => waiver.plugin === plugin.name),
    ),
    others: othersOf(plugin.findings, cells),
  }
}

function cellFacts({ rules }: Judged, { rule, state, findings, waiver, enforcedFrom, fault }: Result): CellFacts {
  return { ...ruleStep(rules.get(rule)!), state, findings, waiver, enforcedFrom, fault }
}

/** Least effort first, then in the order of the rules. */
function stepsOf({ rules }: Judged, { plugin, verdict, cells }: JudgedPlugin): PluginVerdict['steps'] {
  const wanted = new Set(verdict.toNextLevel)
  const steps = cells
    .filter(({ rule }) => wanted.has(rule))
    .map(({ rule, state, findings, fault }) => ({
      ...ruleStep(rules.get(rule)!),
      state,
      first: findings[0]?.fix ?? findings[0]?.message ?? fault ?? heldBack(plugin),
      findings: findings.length,
      at: isOpen(state)
        ? `#${rule}`
        : plugin.manifest === null && plugin.source.kind === 'local'
          ? '#missing'
          : '#standards',
    }))
  const order = ['S', 'M', 'L']
  return steps.sort((a, b) => order.indexOf(a.effort) - order.indexOf(b.effort))
}

/** Why a plugin stays below a level whose checks have nothing to look at. */
function heldBack({ manifest, source }: Plugin): string {
  if (manifest !== null) return 'it is a draft: publish it when it is ready'
  if (source.kind === 'remote') return 'its files are kept elsewhere and were not read'
  return 'describe it with a block of facts at the top of its README'
}

/** Findings of reading that stand in no cell: nothing that was seen may get lost. */
function othersOf(findings: readonly Finding[], cells: readonly Result[]): Finding[] {
  const nameOf = ({ rule, file, line, message }: Finding) => [rule, file, line, message].join('\n')
  const taken = new Set(cells.flatMap((cell) => cell.findings.map(nameOf)))
  return findings
    .filter((finding) => !taken.has(nameOf(finding)))
    .sort((a, b) => byText(a.file ?? '', b.file ?? '') || (a.line ?? 0) - (b.line ?? 0) || byText(a.rule, b.rule))
}
