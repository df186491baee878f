/** Clocks of teams brought together by wave, and as a table. */
import type { Row } from '../lib/duckdb.ts'
import type { Table } from '../model/metric.ts'
import type { ClockState, TeamClock } from './team-clock.ts'
import { type WaveCurve, waveCurves } from './waves.ts'

/** Why there is no curve at all, and what to do. */
export const nobodyFollowed =
  'No team of a wave was followed: give teams a wave and an onboarding day in org/teams.yaml, and add exports from that day on.'

/** A curve for each wave of which a team was followed; rows of the table of waves, in their order. */
export function curvesByWave(clocks: readonly TeamClock[], waves: readonly Row[]): WaveCurve[] {
  return waveCurves(
    waves.map(({ id, name }) => ({
      wave: String(id),
      name: String(name),
      followed: clocks.flatMap(({ wave, followed }) => (wave === id && followed !== null ? [followed] : [])),
    })),
  )
}

/** Every team with its clock; `said` are the words for each state, `reached` heads the day on which it stopped. */
export function clockTable(
  clocks: readonly TeamClock[],
  words: { id: string; title: string; reached: string; said: Record<ClockState, string> },
): Table {
  return {
    id: words.id,
    title: words.title,
    columns: [
      { id: 'team', label: 'Team', holds: 'team' },
      { id: 'wave', label: 'Wave', holds: 'wave' },
      { id: 'onboarded', label: 'Onboarded', holds: 'day' },
      { id: 'standing', label: 'Is', holds: 'text' },
      { id: 'reached', label: words.reached, holds: 'day' },
      { id: 'days', label: 'Days', holds: 'days' },
    ],
    rows: clocks.map(({ team, wave, onboarded, state, productive, followed }) => [
      ...[team, wave, onboarded, words.said[state], productive],
      followed?.time ?? null,
    ]),
  }
}
