/** The teams of the organisation: which one is meant, and whether it is still there. */
import { expected } from '../lib/text.ts'
import type { Org } from '../model/library.ts'
import type { Team } from '../model/team.ts'

export function teamOf({ teams }: Org, id: string): Team | undefined {
  return teams.find((team) => team.id === id)
}

export function isActive({ offboarded }: Team, asOf: string): boolean {
  return offboarded === undefined || offboarded > asOf
}

/** Ids of teams that can own and adopt plugins, as a fix names them. */
export function activeTeams({ teams }: Org, meant: string, asOf: string): string {
  const ids = teams.filter((team) => isActive(team, asOf)).map(({ id }) => id)
  return expected(meant, ids)
}

/** One way of writing a person: "Mara Lindqvist" and mara.lindqvist are the same. */
export function person(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/@.*$/s, '')
    .replace(/[^\p{L}\p{N}]+/gu, '.')
}
