/** Levels lost and gained, checks that no longer hold, plugins that came and went: from one recorded day to the next. */
import { byNameAndTurn } from '../../lib/by-turn.ts'
import { counted, listed } from '../../lib/text.ts'
import type { Plugin } from '../../model/plugin.ts'
import { levels } from '../../model/result.ts'
import type { Snapshot, SnapshotPlugin } from '../../model/snapshot.ts'
import type { Published } from '../output.ts'
import { recordOf } from '../snapshot.ts'
import type { Event } from './event.ts'

type Look = (turn: string) => Plugin | undefined

export function standingEvents({ library, judgement }: Pick<Published, 'library' | 'judgement'>): Event[] {
  const { asOf } = judgement
  // A record of the day itself would only be compared with what it was made from.
  const recorded = library.org.history.filter((snapshot) => snapshot.asOf < asOf)
  const titles = new Map(judgement.rules.map(({ id, title }) => [id, title]))
  const plugins = byNameAndTurn(library.plugins, ({ name }) => name)
  const days = [...recorded.map((day) => ({ day, found: day.asOf })), foundNow(recorded.at(-1), library, judgement)]
  return days
    .slice(1)
    .flatMap(({ day, found }, i) => between(days[i]!.day, day, found, titles, (turn) => plugins.get(turn)))
}

/** What is not recorded yet was found by the last commit, so that tomorrow's build gives it the same day. */
function foundNow(last: Snapshot | undefined, { git }: Published['library'], judgement: Published['judgement']) {
  const { asOf } = judgement
  const commit = git !== null && git.day < asOf ? git.day : asOf
  return { day: recordOf(judgement), found: last !== undefined && last.asOf > commit ? last.asOf : commit }
}

function between(old: Snapshot, now: Snapshot, day: string, titles: Map<string, string>, look: Look): Event[] {
  const [before, after] = [old, now].map(({ plugins }) => byNameAndTurn(plugins, ({ name }) => name))
  const rules = new Set(old.rules)
  const common = new Set(now.rules.filter((rule) => rules.has(rule)))
  const changed =
    common.size === rules.size && common.size === now.rules.length ? [] : ['The set of rules changed too.']
  const events: Event[] = []
  for (const [turn, own] of after ?? []) {
    const was = before?.get(turn)
    const plugin = look(turn)
    if (was === undefined) {
      events.push(eventOf('came', `came ${turn}`, day, own, plugin, `${titleOf(own, plugin)} is in the catalogue`, []))
      continue
    }
    const rise = levels.indexOf(own.level) - levels.indexOf(was.level)
    const fails = own.failing.filter((rule) => common.has(rule) && !was.failing.includes(rule))
    const broken = fails.map((rule) => `No longer holds: ${titles.get(rule) ?? rule}.`)
    const steps = `from ${was.level} to ${own.level}`
    const key = `${turn} ${old.asOf} ${was.level} ${own.level}`
    if (rise < 0) {
      const title = `${titleOf(own, plugin)} fell ${steps}`
      events.push(eventOf('lost', `lost ${key}`, day, own, plugin, title, [...broken, ...changed]))
    } else if (fails.length > 0) {
      const title = `${titleOf(own, plugin)}: ${counted(fails.length, 'check')} no longer ${fails.length === 1 ? 'holds' : 'hold'}`
      events.push(eventOf('lost', `lost ${key} ${listed(fails)}`, day, own, plugin, title, broken))
    }
    if (rise > 0) {
      const title = `${titleOf(own, plugin)} rose ${steps}`
      events.push(eventOf('gained', `gained ${key}`, day, own, plugin, title, changed))
    }
  }
  for (const [turn, was] of before ?? []) {
    if (after?.has(turn)) continue
    events.push(
      eventOf('went', `went ${turn} ${old.asOf}`, day, was, undefined, `${was.name} is no longer in the catalogue`, []),
    )
  }
  return events
}

function titleOf({ name }: SnapshotPlugin, plugin: Plugin | undefined): string {
  return plugin?.title ?? name
}

function eventOf(
  kind: Event['kind'],
  key: string,
  day: string,
  { owner }: SnapshotPlugin,
  plugin: Plugin | undefined,
  title: string,
  text: string[],
): Event {
  const path = plugin === undefined ? 'plugins/' : `plugins/${plugin.slug}/${kind === 'came' ? '' : '#standards'}`
  return { key, day, kind, title, text, path, plugin: plugin?.slug ?? null, team: owner }
}
