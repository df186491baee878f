/** What the source of a marketplace entry turns out to be, and what is wrong with it. */
import type { Severity } from '../../model/finding.ts'
import type { PluginSource } from '../../model/plugin.ts'
import type { KeyPath } from '../document/json.ts'

export type RemoteSource = Extract<PluginSource, { kind: 'remote' }>

/** Something wrong with an entry, at a key path from that entry. */
export interface Fault {
  at: KeyPath
  where?: 'key' | 'value'
  /** marketplace-is-valid when left out. */
  rule?: string
  severity: Severity
  message: string
  fix?: string
}

export type Resolved =
  | { kind: 'local' /** From the root, POSIX form; '.' is the root. */; folder: string; faults: Fault[] }
  | { kind: 'remote'; source: RemoteSource; faults: Fault[] }
  | {
      kind: 'refused' /** Why, as the reason of a quarantine. */
      reason: string
      source: RemoteSource
      faults: Fault[]
    }

/** A text field, trimmed; '' when it is missing or of another type. */
export function textOf(fields: Record<string, unknown>, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value.trim() : ''
}
