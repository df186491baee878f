/** States, figures and shares as people read them. */
import { stateLetters } from '../model/compliance.ts'
import { type Figure, type State, states } from '../model/result.ts'
import { number } from './format.ts'

export const stateWords: Record<State, string> = {
  pass: 'pass',
  fail: 'fail',
  waived: 'waived',
  grace: 'in grace',
  'not-applicable': 'does not apply',
  'could-not-run': 'could not run',
}

/** The state that a letter stands for; throws for any other letter. */
export function stateOf(letter: string): State {
  const state = states.find((one) => stateLetters[one] === letter)
  if (state === undefined) throw new Error(`internal: no state has the letter "${letter}"`)
  return state
}

/** "45 pass, 2 fail, 1 waived"; states that do not occur are left out. */
export function stateSummary(counts: Record<State, number>): string {
  return states
    .filter((state) => counts[state] > 0)
    .map((state) => `${number(counts[state])} ${stateWords[state]}`)
    .join(', ')
}

/** "57 of 60". */
export function figure({ passed, of }: Figure): string {
  return `${number(passed)} of ${number(of)}`
}

/** "96.4 %", cut rather than rounded, so that 100 % means all; "no checks" where nothing applies. */
export function share({ passed, of }: Figure): string {
  if (of === 0) return 'no checks'
  return passed === of ? '100 %' : `${(Math.floor((passed * 1000) / of) / 10).toFixed(1)} %`
}
