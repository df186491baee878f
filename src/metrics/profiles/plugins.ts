/** What usage says of each plugin. A plugin whose runs are hidden has every part of them hidden. */
import type { Row } from '../../lib/duckdb.ts'
import { effectiveNumbers } from '../../lib/statistics/breadth.ts'
import type { Cell } from '../../model/metric.ts'
import type { PluginUsage, ReportedUse } from '../../model/plugin-usage.ts'
import type { HealthTerms } from '../../model/policy.ts'
import { livesIn, questionOf } from '../life.ts'
import { successOf } from '../reliability.ts'
import { hidden, type Shown, suppressList } from '../suppress.ts'
import { type Asked, byColumn } from './asked.ts'

export function pluginProfiles(asked: Asked, shown: Shown, terms: HealthTerms): PluginUsage[] {
  const [used, adopters, versions] = [
    byColumn(asked.used, 'plugin'),
    byColumn(asked.adopters, 'plugin'),
    byColumn(asked.versions, 'plugin'),
  ]
  const [weeks, issues, success] = [
    byColumn(asked.weeks, 'plugin'),
    byColumn(asked.issues, 'plugin'),
    byColumn(asked.success, 'plugin'),
  ]
  const matrix = byColumn(asked.matrix, 'plugin')
  const reported = byColumn(
    asked.reported.filter(({ kind }) => kind === 'plugin'),
    'meant',
  )
  return livesIn(asked.lives).map((life) => {
    const name = life.plugin
    const cells = matrix(name).filter(({ team }) => team !== null)
    const whole = matrix(name).find(({ team }) => team === null)
    const persons = Number(whole?.['persons'] ?? 0)
    const runs = shown.cell(name, null)
    const parts = (rows: readonly Row[], key: string) => partsOf(rows, key, { runs, persons, least: terms.cell })
    const [byVersion, byWeek] = [parts(versions(name), 'version'), parts(weeks(name), 'week')]
    const total = typeof runs === 'number' ? runs : null
    return {
      plugin: name,
      life: life.state,
      question: questionOf(life, terms),
      reach: used(name).length,
      reachOthers: used(name).filter(({ own }) => own === false).length,
      // Two teams' runs could be worked out from how even they are.
      effectiveTeams: shown.isRowHidden(name) ? null : effectiveNumbers(cells.map((cell) => Number(cell['runs']))),
      runs,
      persons: persons === 0 && total === 0 ? 0 : persons < terms.cell ? hidden : persons,
      adopters: adopters(name).map(({ team, uses, first, last }) => ({
        ...{
          team: String(team),
          uses: uses === true,
          runs: shown.cell(name, String(team)),
          first: String(first),
          last: String(last),
        },
      })),
      success: typeof runs === 'object' ? null : successOf(success(name)[0], terms),
      versions: versions(name).map(({ version }) => {
        const cell = byVersion(String(version))
        const share = typeof cell === 'number' && total !== null && total > 0 ? cell / total : null
        return { version: typeof version === 'string' ? version : null, runs: cell, share }
      }),
      lastUsed: life.last,
      weeks: weeks(name).map(({ week }) => ({ day: String(week), runs: byWeek(String(week)) })),
      issues: issuesOf(issues(name)[0]),
      reported: reported(name).map(reportedUse),
    }
  })
}

function partsOf(
  rows: readonly Row[],
  key: string,
  { runs, persons, least }: { runs: Cell; persons: number; least: number },
): (id: string) => Cell {
  if (typeof runs !== 'number') return () => hidden
  const parts = rows.map((row) => ({
    id: String(row[key]),
    value: Number(row['runs']),
    persons: Number(row['persons']),
  }))
  return suppressList(parts, { value: runs, persons }, least)
}

function issuesOf(row: Row | undefined): PluginUsage['issues'] {
  if (row === undefined) return null
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    open: Number(row['open']),
    answered: Number(row['answered']),
    medianResponse: number(row['median_response']),
    oldestUnanswered: number(row['oldest']),
  }
}

export function reportedUse(row: Row): ReportedUse {
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    ...{ source: String(row['source']), name: String(row['name']) },
    ...{ first: String(row['first']), last: String(row['last']) },
    ...{ persons: number(row['persons']), installs: number(row['installs']), invocations: number(row['invocations']) },
  }
}
