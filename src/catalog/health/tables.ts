/** Tables as pages show them: names become links, and each says where its CSV is. */
import type { Link } from '../../model/card.ts'
import type { ShownCell, ShownTable } from '../../model/health-page.ts'
import type { Cell, Column, Table } from '../../model/metric.ts'
import { type Context, connectorLink, pluginLink, teamLink } from '../context.ts'
import { metricRoute, ruleRoute } from '../routes.ts'
import { shortWaves, waveLink } from './wave-names.ts'

export function shownTable(context: Context, metric: string, { id, title, columns, rows }: Table): ShownTable {
  return {
    id,
    title: shortWaves(context, title),
    columns,
    rows: rows.map((row) => row.map((cell, i) => shownCell(context, cell, columns[i]?.holds))),
    csv: `${metricRoute(metric)}${id}.csv`,
  }
}

/** A table that spells out a plot. */
export function plotTable(
  id: string,
  title: string,
  columns: [id: string, label: string, holds: Column['holds']][],
  rows: ShownCell[][],
): ShownTable {
  return {
    id,
    title,
    columns: columns.map(([column, label, holds]) => ({ id: column, label, holds })),
    rows,
    csv: null,
  }
}

function ruleLink({ judgement }: Context, id: string): Link {
  const rule = judgement?.rules.find((one) => one.id === id)
  return rule === undefined ? { title: id, url: null } : { title: rule.title, url: ruleRoute(id) }
}

const linkers: Partial<Record<Column['holds'], (context: Context, id: string) => Link>> = {
  plugin: pluginLink,
  team: teamLink,
  wave: waveLink,
  connector: connectorLink,
  rule: ruleLink,
}

function shownCell(context: Context, cell: Cell, holds: Column['holds'] | undefined): ShownCell {
  const link = holds && linkers[holds]
  return typeof cell === 'string' && link ? link(context, cell) : cell
}
