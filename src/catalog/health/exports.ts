/** Files of usage/ → the record of their page: what became of each, and what was left out. */
import { listed } from '../../lib/text.ts'
import type { ExportsPage } from '../../model/health-page.ts'
import type { Health } from '../../model/measurement.ts'
import type { Column, Table } from '../../model/metric.ts'
import type { FileState, UsageFile } from '../../model/usage.ts'
import { byText } from '../context.ts'
import { exportsRoute } from '../routes.ts'

const words: Record<FileState, string> = {
  used: 'used',
  partly: 'used in part',
  replaced: 'replaced',
  refused: 'refused',
}
const worstFirst: readonly FileState[] = ['refused', 'partly', 'used', 'replaced']

export function exportsPage({ exports, quality }: Health): ExportsPage {
  const open = exports
    .filter(({ state, findings }) => state === 'partly' || findings.length > 0)
    .sort((a, b) => worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state) || byText(a.path, b.path))
  const tables = [filesTable(exports), leftOutTable(open)]
  return {
    counts: quality.files,
    leftOut: exports.reduce((sum, file) => sum + leftOut(file), 0),
    open,
    tables: tables.map((table) => ({ ...table, csv: `${exportsRoute}${table.id}.csv` })),
  }
}

function leftOut({ rejected }: UsageFile): number {
  return rejected.reduce((sum, { rows }) => sum + rows, 0)
}

function columns(...given: [id: string, label: string, holds: Column['holds']][]): Column[] {
  return given.map(([id, label, holds]) => ({ id, label, holds }))
}

function filesTable(files: readonly UsageFile[]): Table {
  return {
    id: 'files',
    title: 'Every file',
    columns: columns(
      ['file', 'File', 'text'],
      ['state', 'What became of it', 'text'],
      ['format', 'Format', 'text'],
      ['first', 'First day', 'day'],
      ['last', 'Last day', 'day'],
      ['rows', 'Rows', 'count'],
      ['kept', 'Kept', 'count'],
      ['duplicates', 'Seen before', 'count'],
      ['unrelated', 'About something else', 'count'],
      ['left-out', 'Left out', 'count'],
    ),
    rows: files.map((file) => {
      const { path, state, formatTitle, first, last, rows, kept, duplicates, unrelated } = file
      const counts = [rows, kept, duplicates, unrelated, leftOut(file)]
      return [path, words[state], formatTitle, first, last, ...(state === 'refused' ? counts.map(() => null) : counts)]
    }),
  }
}

/** One row a reason and file, one a finding. */
function leftOutTable(files: readonly UsageFile[]): Table {
  return {
    id: 'left-out',
    title: 'What was left out, and why',
    columns: columns(
      ['file', 'File', 'text'],
      ['state', 'What became of it', 'text'],
      ['why', 'Why', 'text'],
      ['rows', 'Rows', 'count'],
      ['lines', 'First lines', 'text'],
      ['fix', 'To do', 'text'],
    ),
    rows: files.flatMap(({ path, state, rejected, findings }) => [
      ...rejected.map(({ reason, rows, lines }) => [path, words[state], reason, rows, listed(lines.map(String)), null]),
      ...findings.map(({ message, fix }) => [path, words[state], message, null, null, fix]),
    ]),
  }
}
