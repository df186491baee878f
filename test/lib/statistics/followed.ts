/** Groups that were followed, written as in print: `6 6+ 7` with + for those still waiting, `3>9` for watched from 3 on. */
import type { Followed } from '../../../src/lib/statistics/survival.ts'

export function group(text: string): Followed[] {
  return text.split(/\s+/).map((word) => {
    const [, from, time] = /^(?:(\d+)>)?(\d+)\+?$/.exec(word) ?? []
    return { time: Number(time), event: !word.endsWith('+'), from: from === undefined ? null : Number(from) }
  })
}

/** Freireich and others 1963: weeks of remission of 42 patients. */
export const drug = group('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
export const placebo = group('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

/** Three waves: days to productive, and of those still waiting. */
export const waves = {
  first: group('12 20 35 60'),
  second: group('8 14 30+ 30+'),
  third: group('5 10+ 10+'),
  quick: group('5 7 9 11'),
}
