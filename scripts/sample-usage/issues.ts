/** Issues about plugins with the times of their first answers; those still open have none. */
import { chance } from './chance.ts'
import type { Story } from './story.ts'

export interface SimulatedIssue {
  number: number
  plugin: string
  title: string
  author: string
  /** Milliseconds since 1970. */
  opened: number
  /** First answer by someone else than the author; null while nobody answered before the end. */
  answered: number | null
  /** Who answered. */
  answerer: string
  closed: number | null
  /** Whether a release closed it. */
  byRelease: boolean
}

/** Expected issues a month, mean days until someone answers, and who does. */
export interface Upkeep {
  plugin: string
  from: string
  monthly: number
  meanDays: number
  maintainers: readonly string[]
}

const msPerDay = 86_400_000
const complaints = [
  'stops when a name holds an ampersand',
  'gives yesterday’s figures after midnight',
  'asks the same question twice',
  'does not find records of the old region',
  'should say which source a line came from',
  'is slow on more than a hundred rows',
]

export function issuesOf({ last }: Story, upkeeps: readonly Upkeep[], seed: number): SimulatedIssue[] {
  const end = Date.parse(`${last}T24:00:00Z`)
  const drawn = upkeeps.flatMap(({ plugin, from, monthly, meanDays, maintainers }) => {
    const draw = chance(seed, 'issues', plugin)
    const issues: Omit<SimulatedIssue, 'number'>[] = []
    let opened = Date.parse(`${from}T09:00:00Z`) + draw.exponential(30 / monthly) * msPerDay
    for (; opened < end; opened += draw.exponential(30 / monthly) * msPerDay) {
      const answered = opened + draw.exponential(meanDays) * msPerDay
      const closed = answered + draw.exponential(9) * msPerDay
      issues.push({
        plugin,
        title: `${plugin} ${draw.pick(complaints)}`,
        author: `reader-${draw.whole(40) + 10}`,
        opened: whole(opened),
        answered: answered < end ? whole(answered) : null,
        answerer: draw.pick(maintainers),
        closed: closed < end ? whole(closed) : null,
        byRelease: draw.happens(0.5),
      })
    }
    return issues
  })
  return drawn.sort((a, b) => a.opened - b.opened).map((issue, i) => ({ number: 500 + i, ...issue }))
}

/** Trackers write whole seconds. */
function whole(at: number): number {
  return Math.floor(at / 1000) * 1000
}
