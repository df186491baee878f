/** Who is in which team, as a directory exports it. */
import type { SimulatedPerson } from '../people.ts'
import { csvCell } from './events.ts'

export function membersCsv(people: readonly SimulatedPerson[]): string {
  const lines = people.map(({ id, email, team, from, until }) => [id, email, team, from, until].map(csvCell).join(','))
  return `${['person,email,team,from,until', ...lines].join('\n')}\n`
}
