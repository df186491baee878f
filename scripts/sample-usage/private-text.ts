/** Invented prompts and paths: what raw telemetry holds and no catalogue may show. */
import { chance } from './chance.ts'
import type { SimulatedEvent } from './events.ts'

const openings = [
  'Please finish this before my call with',
  'Same as last time, but for',
  'Have another look at',
  'I need the short version for',
  'Compare this with what we sent to',
]
const subjects = [
  'the Aldermoor waterworks',
  'Castellan Dairies',
  'the lab in Orvelle',
  'Pinewick Utilities',
  'the Tarnbrook plant',
  'Sundmere Aquaculture',
]

type Asked = Pick<SimulatedEvent, 'person' | 'prompt' | 'plugin' | 'session'>

/** What the person typed. */
export function promptOf({ prompt, plugin }: Asked): string {
  const draw = chance('prompt', prompt)
  return `${draw.pick(openings)} ${draw.pick(subjects)} (${plugin}, draft ${draw.whole(90) + 10})`
}

/** Folder that was open in the session. */
export function pathOf({ person, session }: Asked): string {
  return `/Users/${person}/Work/${chance('path', session).pick(subjects).replaceAll(' ', '-')}`
}
