/** Which column of a file is which column of the event relation: by its own name, else by the one alias that is there. */
import { eventColumns } from '../../model/event.ts'
import { refusal } from './refusal.ts'

/** Place of each event column among the names of a file; columns that are not there are missing. */
export type Places = Map<string, number>

export function placesOf(names: readonly string[]): Places {
  const plain = names.map(plainName)
  const places: Places = new Map()
  for (const { name, aliases } of eventColumns) {
    const own = plain.indexOf(name)
    const others = aliases.map((alias) => plain.indexOf(alias)).filter((at) => at >= 0)
    const at = own >= 0 ? own : (others[0] ?? -1)
    if (at >= 0) places.set(name, at)
  }
  return places
}

/** Whether names are those of an event table: when and which plugin are all it takes. */
export function areEvents(names: readonly string[]): boolean {
  const places = placesOf(names)
  const counted = names.some((name) => ['runs', 'users_30d', 'invocation_count'].includes(plainName(name)))
  return !counted && eventColumns.every(({ name, required }) => !required || places.has(name))
}

/** Throws a refusal when a column is there twice, or two columns could be the same one: guessing would count the wrong thing. */
export function checkNames(names: readonly string[]): void {
  const plain = names.map(plainName)
  for (const { name, aliases } of eventColumns) {
    const meant = plain.filter((one) => one === name).length || plain.filter((one) => aliases.includes(one)).length
    if (meant > 1) throw refusal(`more than one column could be ${name}`, `call one of them ${name}`)
  }
}

/** "Event ID", "eventId" and "event-id" are event_id. */
export function plainName(name: string): string {
  return name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
