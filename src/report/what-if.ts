/** What another policy would change: cells that would newly fail or pass, by team, and levels won and lost. */
import { counted } from '../lib/text.ts'
import type { Judgement } from '../model/judgement.ts'
import { levels, type Result } from '../model/result.ts'

/** Text for a terminal; `now` under the policy in force, `then` under the other. */
export function whatIf(now: Judgement, then: Judgement): string {
  const before = new Map(now.results.map((result) => [cellOf(result), result]))
  const owner = new Map(now.verdicts.map((verdict) => [verdict.name, verdict.owner ?? 'without owner']))
  const fails = (result: Result | undefined) => result?.state === 'fail' || result?.state === 'could-not-run'
  const changes = then.results.flatMap((result) => {
    const [was, is] = [fails(before.get(cellOf(result))), fails(result)]
    return was === is || result.plugin === null
      ? []
      : [{ result, team: owner.get(result.plugin) ?? 'without owner', worse: is }]
  })
  const lines: string[] = []
  for (const [team, own] of [...Map.groupBy(changes, (change) => change.team)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(team)
    for (const { result, worse } of own) {
      lines.push(`  ${worse ? 'would fail' : 'would pass'}  ${result.plugin}  ${result.rule}`)
      for (const { message } of worse ? result.findings : []) lines.push(`      ${message}`)
    }
  }
  const worse = changes.filter((change) => change.worse).length
  const rank = new Map(now.verdicts.map(({ name, level }) => [name, levels.indexOf(level)]))
  const moved = then.verdicts.map(({ name, level }) => levels.indexOf(level) - (rank.get(name) ?? 0))
  const [lost, won] = [moved.filter((step) => step < 0).length, moved.filter((step) => step > 0).length]
  const ending = `${counted(worse, 'cell')} would newly fail, ${counted(changes.length - worse, 'cell')} would pass; ${counted(lost, 'plugin')} would lose a level, ${won} would gain one\n`
  return lines.length === 0 ? `nothing would change\n` : `${lines.join('\n')}\n\n${ending}`
}

function cellOf({ plugin, rule }: Result): string {
  return JSON.stringify([plugin, rule])
}
