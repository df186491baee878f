/** What programs may fetch from the site: the record behind /api/ and /api/v1/index.json. */

/** A field of a promised document. */
export interface InterfaceField {
  /** Keys joined by dots, [] for each entry of a list and * for each key of a map, e.g. plugins[].surfaces.chat. */
  path: string
  /** e.g. "text", "list", "whole number or null". */
  form: string
  /** Plain text; empty when its name says it. */
  meaning: string
}

/** A promised document, or anything else with an address that stays. */
export interface Interface {
  /** Path on the site; {plugin} stands for the last part of a plugin's address, {team} for the id of a team. */
  path: string
  /** Media type. */
  type: string
  title: string
  /** Null for what carries no promise beyond its type. */
  document: {
    id: string
    /** Name and major version, as the document's first field says it. */
    name: string
    /** Path of its JSON Schema on the site. */
    schema: string
    stability: 'stable' | 'trial'
    fields: InterfaceField[]
  } | null
}
