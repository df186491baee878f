/** Recorded days and this run → what changed, and the figures of each day. */
import { byNameAndTurn } from '../../lib/by-turn.ts'
import { daysBetween } from '../../lib/days.ts'
import { type Level, levels, type Verdict } from '../../model/result.ts'
import type { Snapshot, SnapshotPlugin } from '../../model/snapshot.ts'
import type { LevelStep, Trend, TrendChange, TrendPoint } from '../../model/trend.ts'
import type { Context } from '../context.ts'
import { addFigures, type Judged, type JudgedPlugin, plainLink, ruleLink } from './judged.ts'

/** Recorded days that are shown; the last ones. */
const most = 24

export function trendOf({ library }: Context, judged: Judged): Trend {
  const { asOf } = judged.judgement
  // A record of the day itself would only be compared with what it was made from.
  const before = library.org.history.filter((snapshot) => snapshot.asOf < asOf)
  const shown = [...before.slice(-most), snapshotLike(judged)]
  const last = before.at(-1)
  return {
    points: shown.map((day, i) => pointOf(day, i === 0 ? before.at(-most - 1) : shown[i - 1])),
    change: last === undefined ? null : changeSince(last, judged),
  }
}

type Day = Pick<Snapshot, 'asOf' | 'ruleSet' | 'rules' | 'counts'> & {
  plugins: Pick<Verdict, 'level' | 'strict' | 'effective'>[]
}

function snapshotLike({ judgement }: Judged): Day {
  const { asOf, ruleSet, rules, counts, verdicts } = judgement
  return { asOf, ruleSet, counts, rules: rules.map(({ id }) => id), plugins: verdicts }
}

function pointOf({ asOf, ruleSet, rules, counts, plugins }: Day, before: Day | undefined): TrendPoint {
  const at = (level: Level) => plugins.filter((plugin) => plugin.level === level).length
  return {
    day: asOf,
    ruleSet,
    rulesChanged: before !== undefined && !sameRules(before, { ruleSet, rules }),
    plugins: plugins.length,
    levels: { listed: at('listed'), bronze: at('bronze'), silver: at('silver'), gold: at('gold') },
    strict: addFigures(plugins.map(({ strict }) => strict)),
    effective: addFigures(plugins.map(({ effective }) => effective)),
    counts,
  }
}

type RulesOf = Pick<Snapshot, 'ruleSet' | 'rules'>

function sameRules(a: RulesOf, b: RulesOf): boolean {
  return a.ruleSet === b.ruleSet && a.rules.toSorted().join(' ') === b.rules.toSorted().join(' ')
}

function changeSince(then: Snapshot, judged: Judged): TrendChange {
  const { asOf, ruleSet } = judged.judgement
  const rules = [...judged.rules.keys()]
  const link = (id: string) => ruleLink(judged, id)
  const earlier = byNameAndTurn(then.plugins, ({ name }) => name)
  const now = byNameAndTurn(judged.plugins, ({ plugin }) => plugin.name)
  const both = [...now].flatMap(([key, own]) => {
    const old = earlier.get(key)
    return old === undefined ? [] : [{ own, old }]
  })
  const steps = both.map(
    ({ own, old }): LevelStep => ({
      plugin: plainLink(own.plugin, '#standards'),
      from: old.level,
      to: own.verdict.level,
    }),
  )
  const comparable = new Set(then.rules.filter((id) => judged.rules.has(id)))
  const cells = (pick: (own: JudgedPlugin, old: SnapshotPlugin) => string[]) =>
    both.flatMap(({ own, old }) =>
      pick(own, old)
        .filter((rule) => comparable.has(rule))
        .map((rule) => ({ plugin: plainLink(own.plugin, `#${rule}`), rule: link(rule) })),
    )
  return {
    since: then.asOf,
    daysAgo: daysBetween(then.asOf, asOf),
    rules: sameRules(then, { ruleSet, rules })
      ? null
      : {
          from: then.ruleSet,
          to: ruleSet,
          came: rules.filter((id) => !then.rules.includes(id)).map(link),
          went: then.rules.filter((id) => !judged.rules.has(id)),
        },
    rose: steps.filter(({ from, to }) => levels.indexOf(to) > levels.indexOf(from)),
    fell: steps.filter(({ from, to }) => levels.indexOf(to) < levels.indexOf(from)),
    came: [...now].filter(([key]) => !earlier.has(key)).map(([, { plugin }]) => plainLink(plugin)),
    went: [...earlier].filter(([key]) => !now.has(key)).map(([, { name }]) => name),
    failsNow: cells((own, old) => failing(own).filter((rule) => !old.failing.includes(rule))),
    failsNoMore: cells((own, old) => old.failing.filter((rule) => !failing(own).includes(rule))),
  }
}

function failing({ cells }: JudgedPlugin): string[] {
  return cells.filter(({ state }) => state === 'fail').map(({ rule }) => rule)
}
