/** A finding: one place where something does not hold, with what to do about it. */

export type Severity = 'error' | 'warning' | 'advice'

export interface Finding {
  /** Id of the fact that does not hold, kebab-case, e.g. text-is-utf8. */
  rule: string
  severity: Severity
  /** Name of the plugin, or null when it belongs to no single one. */
  plugin: string | null
  /** Path from the root, POSIX form; null when no file carries it. */
  file: string | null
  /** 1-based; null when the place is the file as a whole. */
  line: number | null
  column: number | null
  /** What is so: lower case, no full stop, the author's value in quotes. */
  message: string
  /** What to do, as an order that can be pasted; null when the message says it all. */
  fix: string | null
  /** Text of the line, at most 200 characters; null where showing it could leak a secret. */
  source: string | null
}

/** A finding as a reader leaves it: the plugin and the root-relative file are added by whoever knows them. */
export interface Note {
  rule: string
  severity: Severity
  line: number | null
  column: number | null
  message: string
  fix: string | null
  source: string | null
}
