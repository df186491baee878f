/** What happened, one object an event, with all that any export could say of it and what some of them withhold. */

export type Outcome = 'ok' | 'error'

export interface SimulatedEvent {
  id: string
  /** Milliseconds since 1970, by the clock of the computer. */
  at: number
  team: string
  person: string
  /** One a person and day. */
  session: string
  prompt: string
  /** True name, also of what is withheld. */
  plugin: string
  /** Version that ran; null for what people keep for themselves. */
  version: string | null
  /** As kind:name; null for a load. */
  component: string | null
  surface: 'cowork' | 'code'
  scope: 'org' | 'user-local'
  /** True when the source names neither plugin nor part. */
  withheld: boolean
  /** A call is one of a connector in the course of a run, with which it shares session and prompt. */
  event: 'run' | 'load' | 'call'
  actor: 'person' | 'bot' | 'ci' | 'test'
  /** Null for a load. */
  outcome: Outcome | null
  durationMs: number | null
}

/**
 * What an export can say: a withheld event keeps its time, team and person, and loses what names the plugin. A skill loses
 * its end with its name, since that is how the two records find each other; a call carries both in one.
 */
export interface ExportedEvent extends Omit<SimulatedEvent, 'plugin' | 'scope' | 'withheld'> {
  plugin: string | null
  marketplace: string | null
  scope: 'org' | 'user-local' | null
  redacted: boolean
}

export function exported({ withheld, ...event }: SimulatedEvent, marketplace: string): ExportedEvent {
  const from = event.scope === 'org' ? marketplace : null
  if (!withheld) return { ...event, marketplace: from, redacted: false }
  const ended = event.event === 'call' ? {} : { outcome: null, durationMs: null }
  return {
    ...event,
    plugin: null,
    version: null,
    component: null,
    scope: null,
    ...ended,
    marketplace: null,
    redacted: true,
  }
}

export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
