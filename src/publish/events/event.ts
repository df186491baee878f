/** What one event is: something that happened on a day and that followers of a plugin, a team or the catalogue are told. */

export const eventKinds = ['release', 'lost', 'gained', 'lifecycle', 'came', 'went', 'gone'] as const
export type EventKind = (typeof eventKinds)[number]

export interface Event {
  /** Says for ever which event it is: equal keys give equal ids. */
  key: string
  day: string
  kind: EventKind
  /** One line of plain text. */
  title: string
  /** Plain text, a sentence a line; empty when the title says it all. */
  text: string[]
  /** Page that says more, as a path from the root of the site. */
  path: string
  /** Last part of the plugin's address; null when the catalogue no longer has it. */
  plugin: string | null
  /** Id of the owning team that day; null when nobody owned it. */
  team: string | null
}
