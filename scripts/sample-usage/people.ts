/** Invented people: accounts, addresses and when they belonged to which team. */
import { chance } from './chance.ts'
import type { Story } from './story.ts'

export interface SimulatedPerson {
  /** As telemetry and the membership list write it. */
  id: string
  email: string
  team: string
  from: string
  /** First day on which it no longer held; null while it holds. */
  until: string | null
}

/** By team, in the order in which they take things up. */
export function peopleOf(story: Story, seed: number): Map<string, SimulatedPerson[]> {
  return new Map(
    story.teams.map(({ id: team, people }) => {
      const draw = chance(seed, 'people', team)
      const members = Array.from({ length: people }, () => {
        const id = `user_${draw.hex(12)}`
        return { id, email: `${id}@${story.marketplace}.example`, team, from: story.first, until: null }
      })
      return [team, members]
    }),
  )
}
