/** One YAML file of the central data: read strictly, checked by its schema, its places kept for cross references. */
import { join } from 'node:path'
import { z } from 'zod'
import { shortened } from '../../lib/text.ts'
import type { Finding } from '../../model/finding.ts'
import type { KeyPath } from '../document/json.ts'
import { parseYaml } from '../document/yaml.ts'
import { readText } from '../files.ts'
import { findingOf } from '../findings.ts'
import { noteOf } from '../note.ts'
import { entriesIn } from '../scan.ts'
import { schemaFaults } from './schema-faults.ts'

export const centralRule = 'central-data-is-valid'

export type Tell = (path: KeyPath, message: string, fix: string | null, where?: 'key' | 'value') => void

/** A file that fits its schema, with a way to say what else is wrong with it. */
export interface CentralFile<T> {
  /** Path for people, e.g. org/teams.yaml. */
  file: string
  data: T
  tell: Tell
  /** 1-based line of what stands at a key path. */
  lineOf(path: KeyPath): number
}

/** Reads org/`path` by its schema; null when it is not there or does not fit, which `findings` then say. */
export function readCentral<S extends z.ZodType>(
  org: string,
  path: string,
  schema: S,
  findings: Finding[],
): CentralFile<z.infer<S>> | null {
  const file = `org/${path}`
  const { text, notes, exists } = readText(org, path)
  if (!exists) return null
  for (const note of notes) if (text === null || note.severity === 'error') findings.push(findingOf(note, null, file))
  if (text === null) return null

  const yaml = parseYaml(text, 1, centralRule)
  for (const note of yaml.notes) findings.push(findingOf(note, null, file))
  if (yaml.notes.length > 0) return null
  const lines = text.split('\n')
  const tell: Tell = (path, message, fix, where = 'value') => {
    const at = yaml.locate(path, where)
    const source = shortened(lines[at.line - 1] ?? '', 200)
    findings.push(findingOf(noteOf(centralRule, 'error', message, { at, fix, source }), null, file))
  }
  // A file of comments only says what a missing one says, once there is anything to list.
  const data = yaml.data ?? (schema instanceof z.ZodArray ? [] : {})
  const parsed = schema.safeParse(data)
  if (parsed.success) return { file, data: parsed.data, tell, lineOf: (path) => yaml.locate(path, 'value').line }
  for (const { path: at, message, fix, where } of schemaFaults(schema, data, parsed.error.issues, yaml.sourceOf)) {
    tell(at, message, fix, where)
  }
  return null
}

/** Names of the YAML files in org/`folder`, without their ending, sorted. */
export function filesIn(org: string, folder: string): string[] {
  return entriesIn(join(org, folder))
    .filter((entry) => entry.name.endsWith('.yaml') && !entry.name.startsWith('.') && !entry.isDirectory())
    .map(({ name }) => name.slice(0, -'.yaml'.length))
}
