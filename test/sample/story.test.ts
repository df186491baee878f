/** The planted story agrees with what the sample organisation itself tells: changelogs, teams, waves, and with what is drawn from it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { catalogued } from '../../scripts/sample-usage/brightwater/plugins.ts'
import { brightwater } from '../../scripts/sample-usage/brightwater/story.ts'
import { isWorkday } from '../../scripts/sample-usage/calendar.ts'
import { dayOf } from '../../scripts/sample-usage/events.ts'
import { simulate } from '../../scripts/sample-usage/simulate.ts'
import { truthOf } from '../../scripts/sample-usage/truth.ts'
import { Teams } from '../../src/model/team.ts'
import { project } from '../sites.ts'

const read = (path: string) => readFileSync(join(project, path), 'utf8')
const simulation = simulate(brightwater, 1)
const truth = truthOf(simulation, [], '2026-11-26')

describe('plugins', () => {
  const dated = catalogued.filter(({ name }) => name !== 'people-onboarding-buddy')
  test.each(dated)('$name: releases are those of its changelog', ({ name, releases }) => {
    const headings = read(`plugins/${name}/CHANGELOG.md`).matchAll(/^## (\S+) - (\d{4}-\d\d-\d\d)$/gm)
    expect([...headings].map(([, version, day]) => [version, day]).reverse()).toEqual(releases)
  })

  test.each(catalogued)('$name: skills and servers are in its folder', ({ name, skills, servers }) => {
    for (const skill of skills) expect(read(`plugins/${name}/skills/${skill}/SKILL.md`)).not.toBe('')
    const { mcpServers } = JSON.parse(read(`plugins/${name}/.mcp.json`))
    const found = Object.keys(mcpServers)
    // Its folder calls the calendar by another name than the organisation.
    const expected = name === 'people-onboarding-buddy' ? ['slack'] : servers
    expect(found).toEqual(expect.arrayContaining([...expected]))
  })

  test('nobody runs a version before its day', () => {
    const day = new Map(catalogued.flatMap(({ name, releases }) => releases.map(([v, d]) => [`${name} ${v}`, d])))
    const early = simulation.events.filter(
      ({ plugin, version, at }) => version !== null && dayOf(at) < (day.get(`${plugin} ${version}`) ?? '9999'),
    )
    expect(early.map(({ plugin, version, at }) => `${plugin} ${version} on ${dayOf(at)}`)).toEqual([])
  })
})

describe('teams', () => {
  test('waves and onboarding days are those of org/teams.yaml', () => {
    const told = Teams.parse(parse(read('org/teams.yaml'))).map(({ id, wave, onboarded }) => ({ id, wave, onboarded }))
    const planted = brightwater.teams.map(({ id, wave, onboarded }) => ({ id, wave, onboarded }))
    expect(planted.sort(byId)).toEqual(told.sort(byId))
  })

  test.each(brightwater.teams)('$id becomes productive on the planted day', ({ id, productive }) => {
    expect(truth.productive.get(id)).toBe(productive)
  })

  test('no team is trained on a weekend or during an outage', () => {
    const days = brightwater.teams.flatMap(({ productive }) => productive ?? [])
    expect(days.filter((day) => !isWorkday(day))).toEqual([])
  })
})

describe('chance', () => {
  test('the same seed draws the same events, another seed others', () => {
    expect(simulate(brightwater, 1).events).toEqual(simulation.events)
    expect(simulate(brightwater, 2).events).not.toEqual(simulation.events)
  })

  test('an id occurs once', () => {
    expect(new Set(simulation.events.map(({ id }) => id)).size).toBe(simulation.events.length)
  })

  test.each([2, 3, 4, 5])('with seed %i too every team is productive on its day', (seed) => {
    const { productive } = truthOf(simulate(brightwater, seed), [], '2026-11-26')
    expect(productive).toEqual(new Map(brightwater.teams.map((team) => [team.id, team.productive])))
  })
})

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
