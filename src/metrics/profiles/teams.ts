/** What usage says of each team: what it uses, what it lends to others, how long it took to become productive. */
import { daysBetween } from '../../lib/days.ts'
import type { Figure } from '../../model/metric.ts'
import type { TeamUsage } from '../../model/plugin-usage.ts'
import type { HealthTerms } from '../../model/policy.ts'
import { shareOf } from '../figures.ts'
import { importRatio } from '../import-ratio.ts'
import { hidden, type Shown } from '../suppress.ts'
import { clockOf, type Watch } from '../team-clock.ts'
import { type Asked, byColumn } from './asked.ts'

export function teamProfiles(asked: Asked, shown: Shown, terms: HealthTerms, watch: Watch): TeamUsage[] {
  const ownerOf = new Map(asked.lives.map(({ name, owner }) => [name, owner]))
  const owned = byColumn(asked.lives, 'owner')
  const borrowed = byColumn(
    asked.used.filter(({ own }) => own === false),
    'plugin',
  )
  const [matrix, adopters] = [byColumn(asked.matrix, 'team'), byColumn(asked.adopters, 'team')]
  return asked.clocks.map((clock) => {
    const team = String(clock['team'])
    const whole = matrix(team).find(({ plugin }) => plugin === null)
    const persons = Number(whole?.['persons'] ?? 0)
    const { state, productive, onboarded, followed } = clockOf(clock, watch)
    return {
      team,
      runs: shown.cell(null, team),
      persons: whole === undefined ? 0 : persons < terms.cell ? hidden : persons,
      importRatio: importFigure(importRatio(team, matrix(team), ownerOf, shown)),
      uses: adopters(team).map(({ plugin, first }) => {
        const name = String(plugin)
        return { plugin: name, runs: shown.cell(name, team), own: ownerOf.get(name) === team, first: String(first) }
      }),
      lends: owned(team).flatMap(({ name }) => {
        const teams = borrowed(String(name)).length
        return teams === 0 ? [] : [{ plugin: String(name), teams }]
      }),
      productiveAfter:
        state === 'productive' && productive !== null && onboarded !== null ? daysBetween(onboarded, productive) : null,
      waiting: state === 'waiting' ? (followed?.time ?? null) : null,
    }
  })
}

function importFigure(ratio: ReturnType<typeof importRatio>): Figure | null {
  if (ratio === null || ratio === 'hidden') return null
  return shareOf("Runs on others' plugins", ratio.others, ratio.all, '')
}
