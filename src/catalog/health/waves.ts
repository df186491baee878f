/** The page of the waves: their curves over each other, who is still followed, and what each one taught. */
import type { WaveFacts, WavesPage } from '../../model/health-page.ts'
import type { Figure, MetricResult } from '../../model/metric.ts'
import type { Wave } from '../../model/wave.ts'
import { type Context, teamLink } from '../context.ts'
import { metricRoute } from '../routes.ts'
import { briefOf } from './briefs.ts'
import { riskTable, shownCurves } from './curves.ts'
import { nextWave } from './next-wave.ts'
import { shownTable } from './tables.ts'
import { healthTerms } from './terms.ts'
import { shortName, shortWaves } from './wave-names.ts'

/** Metrics that follow the teams of a wave. */
const followed = ['M3', 'M5']

export function wavesPage(context: Context): WavesPage {
  const { health } = context
  const metrics = health?.metrics ?? []
  const numbered = (number: string) => metrics.find((metric) => metric.number === number)
  const byWave = followed.flatMap((number) => numbered(number) ?? [])
  const learning = numbered('M14')
  return {
    next: health === null ? null : nextWave(context, numbered('M13')),
    quality: health?.quality ?? null,
    cell: healthTerms(context).cell,
    waves: context.library.org.waves.map((wave) => waveFacts(context, wave, byWave)),
    curves: byWave.map((metric) => ({
      metric: briefOf(context, metric),
      plots: metric.curves.map((plot) => ({ ...shownCurves(plot), table: riskTable(plot) })),
    })),
    learning:
      learning?.state === 'measured' ? learning.tables.map((table) => shownTable(context, learning.id, table)) : [],
  }
}

function waveFacts(context: Context, wave: Wave, metrics: readonly MetricResult[]): WaveFacts {
  const { teams } = context.library.org
  return {
    id: wave.id,
    name: wave.name,
    start: wave.start,
    goal: wave.goal ?? null,
    lessons: wave.lessons ?? [],
    decision: wave.decision ?? null,
    teams: teams.filter((team) => team.wave === wave.id).map((team) => teamLink(context, team.id)),
    figures: metrics
      .filter(({ state }) => state === 'measured')
      .flatMap((metric) =>
        metric.figures
          .filter((figure) => isOf(figure, wave) && kindOf(figure) === kindOf(metric.figures[0]))
          .map((figure) => ({
            ...figure,
            label: shortWaves(context, figure.label),
            metric: { title: metric.title, url: metricRoute(metric.id) },
          })),
      ),
  }
}

/** Whether a figure speaks of a wave: its label names it. */
function isOf({ label }: Figure, { id, name }: Wave): boolean {
  const said = ` ${label.toLowerCase().replace(/[^a-z0-9-]+/g, ' ')} `
  return said.includes(` ${id} `) || said.includes(` ${shortName(name).toLowerCase()} `)
}

/** What kind of figure it is: its label up to the first comma, e.g. "Median"; of labels without one, nothing in particular. */
function kindOf(figure: Figure | undefined): string {
  const [kind = '', ...rest] = figure?.label.split(',') ?? []
  return rest.length === 0 ? '' : kind
}
