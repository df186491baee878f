/** The tables and the plot of M6: pairs, clusters, new plugins, names, and what was created month by month. */
import type { Cell, SeriesPlot, Table } from '../model/metric.ts'
import type { AlikePair, nameCollisions } from './alike.ts'
import type { Rebuilt } from './rebuilt.ts'

export function pairTable(pairs: readonly AlikePair[]): Table {
  return {
    id: 'pairs',
    title: 'Skills that look alike',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'skill', label: 'Skill', holds: 'text' },
      { id: 'other', label: 'Other plugin', holds: 'plugin' },
      { id: 'other-skill', label: 'Its skill', holds: 'text' },
      { id: 'kind', label: 'Kind', holds: 'text' },
      { id: 'jaccard', label: 'Shared of all', holds: 'share' },
      { id: 'containment', label: 'Shared of the shorter', holds: 'share' },
      { id: 'standing', label: 'Explained as', holds: 'text' },
    ],
    rows: pairs.map(({ a, b, kind, jaccard, containment, verdict, declared }): Cell[] => [
      ...[a.plugin, a.skill, b.plugin, b.skill, kind, jaccard, containment],
      verdict ?? declared,
    ]),
  }
}

export function clusterTable(clusters: readonly string[][], created: ReadonlyMap<string, string>): Table {
  return {
    id: 'clusters',
    title: 'Plugins that do the same',
    columns: [
      { id: 'cluster', label: 'Cluster', holds: 'count' },
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'created', label: 'Created', holds: 'day' },
    ],
    rows: clusters.flatMap((cluster, i) => cluster.map((plugin) => [i + 1, plugin, created.get(plugin) ?? null])),
  }
}

export function rebuiltTable(rebuilt: readonly Rebuilt[]): Table {
  return {
    id: 'rebuilt',
    title: 'New plugins and what was there before',
    columns: [
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
      { id: 'created', label: 'Created', holds: 'day' },
      { id: 'best', label: 'Most alike then', holds: 'plugin' },
      { id: 'jaccard', label: 'Shared of all', holds: 'share' },
      { id: 'vetted', label: 'Vetted then', holds: 'text' },
      { id: 'avoidable', label: 'Avoidable', holds: 'text' },
    ],
    rows: rebuilt.map(({ plugin, created, best, jaccard, isVetted, wasThere }) => [
      ...[plugin, created, best, jaccard],
      ...[best === null ? null : isVetted ? 'yes' : 'no', wasThere ? 'yes' : 'no'],
    ]),
  }
}

export function collisionTable(collisions: ReturnType<typeof nameCollisions>): Table {
  return {
    id: 'names',
    title: 'One name, different skills',
    columns: [
      { id: 'skill', label: 'Skill', holds: 'text' },
      { id: 'plugin', label: 'Plugin', holds: 'plugin' },
    ],
    rows: collisions.flatMap(({ skill, plugins }) => plugins.map((plugin) => [skill, plugin])),
  }
}

/** New plugins and new duplicates by month of creation; months without either are 0. */
export function monthly(
  names: readonly string[],
  surplus: readonly string[],
  created: ReadonlyMap<string, string>,
): SeriesPlot {
  const monthsOf = (plugins: readonly string[]) => plugins.flatMap((plugin) => created.get(plugin)?.slice(0, 7) ?? [])
  const [all, copies] = [monthsOf(names), monthsOf(surplus)]
  const months = monthsBetween(all.toSorted()[0], all.toSorted().at(-1))
  const points = (list: readonly string[]) =>
    months.map((month) => {
      const value = list.filter((one) => one === month).length
      return { day: `${month}-01`, value, interval: null, bounds: null }
    })
  return {
    id: 'by-month',
    title: 'Plugins by month of creation',
    y: 'plugins created',
    unit: 'count',
    series: [
      { id: 'all', label: 'All plugins', points: points(all) },
      { id: 'duplicates', label: 'Duplicates', points: points(copies) },
    ],
  }
}

function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  if (first === undefined || last === undefined) return []
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  return Array.from({ length: number(last) - number(first) + 1 }, (_, i) => {
    const month = number(first) + i
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
