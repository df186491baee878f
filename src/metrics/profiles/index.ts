/** The profiles of plugins, teams and connectors, as their pages show them. */
import type { Database } from '../../lib/duckdb.ts'
import type { Measurement } from '../../model/measurement.ts'
import type { Around } from '../metric.ts'
import { matrixOf } from '../plugin-by-team.ts'
import { watchOf } from '../team-clock.ts'
import { askProfiles } from './asked.ts'
import { connectorProfiles } from './connectors.ts'
import { pluginProfiles } from './plugins.ts'
import { teamProfiles } from './teams.ts'

export async function profilesOf(
  database: Database,
  { library, terms, usage, asOf }: Around,
): Promise<Pick<Measurement, 'plugins' | 'teams' | 'connectors'>> {
  const asked = await askProfiles(database, terms, asOf)
  const shown = matrixOf(asked.matrix, terms.cell)
  return {
    plugins: pluginProfiles(asked, shown, terms),
    teams: teamProfiles(asked, shown, terms, watchOf({ usage, terms, asOf })),
    connectors: connectorProfiles(asked, library, terms),
  }
}
