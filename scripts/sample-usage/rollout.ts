/** Draws how long teams of a wave take to become productive from the hazard planted for it, and what a follow-up sees of it. */
import { chance } from './chance.ts'

export interface WaveHazard {
  wave: string
  teams: number
  /** Mean days until a team is productive, the inverse of its hazard per day. */
  meanDays: number
  /** Days for which teams are followed: evenly between the two. */
  followed: readonly [least: number, most: number]
}

/** Falling wave after wave; the last is seen for a short time only. */
export const rollout: readonly WaveHazard[] = [
  { wave: 'wave-1', teams: 70, meanDays: 45, followed: [120, 270] },
  { wave: 'wave-2', teams: 70, meanDays: 28, followed: [60, 180] },
  { wave: 'wave-3', teams: 70, meanDays: 17, followed: [15, 80] },
]

/** One team: days to being productive, or days that it has been waiting. */
export interface Waited {
  time: number
  event: boolean
  from: null
}

export function waitsOf({ wave, teams, meanDays, followed: [least, most] }: WaveHazard, seed: number): Waited[] {
  const draw = chance(seed, 'rollout', wave)
  return Array.from({ length: teams }, () => {
    const productive = Math.ceil(draw.exponential(meanDays))
    const end = least + draw.whole(most - least + 1)
    return { time: Math.min(productive, end), event: productive <= end, from: null }
  })
}

/** True share of teams that still wait after so many whole days. */
export function trulyWaiting({ meanDays }: WaveHazard, days: number): number {
  return Math.exp(-days / meanDays)
}
