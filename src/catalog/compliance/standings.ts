/** The report by plugin and by team. */
import type { Link } from '../../model/card.ts'
import type { StandingRow, TeamRow } from '../../model/compliance.ts'
import { levels } from '../../model/result.ts'
import { byText, type Context } from '../context.ts'
import { pluginRoute } from '../routes.ts'
import { addCounts, addFigures, isOpen, type Judged, type JudgedPlugin, lettersOf, ownerOf } from './judged.ts'
import { tierFacts } from './tiers.ts'

/** Rules named in a row; the others are counted. */
const named = 2

/** Lowest level first, most failing first. */
export function standingRows(context: Context, { plugins }: Judged): StandingRow[] {
  const rows = plugins.map((judged) => standingRow(context, judged))
  return rows.sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      b.counts.fail - a.counts.fail ||
      byText(a.plugin.title, b.plugin.title) ||
      byText(a.plugin.url ?? '', b.plugin.url ?? ''),
  )
}

function standingRow(context: Context, { plugin, verdict, cells }: JudgedPlugin): StandingRow {
  const url = pluginRoute(plugin.slug)
  const open = new Set(cells.filter(({ state }) => isOpen(state)).map(({ rule }) => rule))
  const { level, effectiveLevel, nextLevel, strict, effective, counts, tier, toNextLevel } = verdict
  return {
    plugin: { title: plugin.title, url },
    owner: ownerOf(context, plugin),
    level,
    effectiveLevel,
    nextLevel,
    strict,
    effective,
    counts,
    cells: lettersOf(cells),
    required: tier.required,
    achieved: tier.achieved,
    short: tierFacts(verdict).short,
    inTheWay: toNextLevel
      .slice(0, named)
      .map((rule): Link => ({ title: rule, url: `${url}#${open.has(rule) ? rule : 'standards'}` })),
    more: Math.max(0, toNextLevel.length - named),
  }
}

/** By name; the plugins of every owner add up to all plugins. */
export function teamRows(rows: readonly StandingRow[]): TeamRow[] {
  const teams = Map.groupBy(rows, ({ owner }) => `${owner.url ?? ''} ${owner.title}`)
  return [...teams.values()]
    .map(
      (own): TeamRow => ({
        team: own[0]!.owner,
        plugins: own.length,
        levels: {
          listed: own.filter(({ level }) => level === 'listed').length,
          bronze: own.filter(({ level }) => level === 'bronze').length,
          silver: own.filter(({ level }) => level === 'silver').length,
          gold: own.filter(({ level }) => level === 'gold').length,
        },
        strict: addFigures(own.map(({ strict }) => strict)),
        effective: addFigures(own.map(({ effective }) => effective)),
        counts: addCounts(own.map(({ counts }) => counts)),
        short: own.filter(({ short }) => short).length,
      }),
    )
    .sort(
      (a, b) =>
        byText(a.team.title.toLowerCase(), b.team.title.toLowerCase()) || byText(a.team.url ?? '', b.team.url ?? ''),
    )
}
