/** Whether the data holds what a metric needs; if not, what is missing and what to do, in sentences. */
import { counted } from '../lib/text.ts'
import type { DataQuality, MetricState } from '../model/metric.ts'
import type { HealthTerms } from '../model/policy.ts'
import type { UsageFacts } from '../model/usage.ts'
import type { Needs } from './metric.ts'
import type { Told } from './quality.ts'

export interface Refusal {
  state: Extract<MetricState, 'no-usage' | 'too-thin'>
  reasons: string[]
}

/** Null when every need is met. */
export function refusalOf(
  needs: Needs,
  { quality, told, usage, terms }: { quality: DataQuality; told: Told; usage: UsageFacts; terms: HealthTerms },
): Refusal | null {
  if (needs.runs && !usage.hasRuns)
    return {
      state: 'no-usage',
      reasons: ['No usage yet: put exports into usage/ and build again. The README says which exports can be read.'],
    }
  if (needs.runs && quality.runs.qualifying === 0)
    return {
      state: 'no-usage',
      reasons: [
        `No run counts yet: all ${counted(quality.runs.all, 'run')} that were read are set aside. The data quality section says why.`,
      ],
    }
  const reasons = [...(needs.gate ? gateReasons(quality, terms) : []), ...toldReasons(needs, told)]
  return reasons.length === 0 ? null : { state: 'too-thin', reasons }
}

function gateReasons({ coverage, teams, days }: DataQuality, { gate }: HealthTerms): string[] {
  const reasons: string[] = []
  if (coverage !== null && coverage < gate.coverage)
    reasons.push(
      `Only ${percent(coverage)} of the runs say which plugin ran, and ${percent(gate.coverage)} are needed: switch on OTEL_LOG_TOOL_DETAILS=1, or add an export that names plugins.`,
    )
  if (teams < gate.teams)
    reasons.push(
      `Runs are known of ${counted(teams, 'team')}, and ${gate.teams} are needed: add the exports of ${counted(gate.teams - teams, 'more team', 'more teams')}.`,
    )
  if (days < gate.days)
    reasons.push(
      `There are ${counted(days, 'day')} with runs, and ${gate.days} are needed: add exports of ${counted(gate.days - days, 'more day', 'more days')}.`,
    )
  return reasons
}

function toldReasons(needs: Needs, told: Told): string[] {
  const reasons: string[] = []
  if (needs.outcomes && !told.outcomes)
    reasons.push('No export says how runs ended: add one with outcomes, such as OpenTelemetry events or the event CSV.')
  if (needs.versions && !told.versions)
    reasons.push('No export says which version ran: add one with versions, such as OpenTelemetry events.')
  if (needs.persons && !told.persons)
    reasons.push(
      'No export tells persons apart: add one with a user column, which is replaced by a pseudonym on reading.',
    )
  return reasons
}

/** Rounded down, so that what is short of a limit never reads like it. */
function percent(share: number): string {
  return `${Math.floor(share * 1000 + 1e-9) / 10} %`
}
