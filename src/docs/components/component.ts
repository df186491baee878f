/** The kind of all components that MDX documents may use: literal attributes in, safe nodes out. */
import type { ElementContent } from 'hast'
import type { z } from 'zod'
import { either, nearest, quoted } from '../../lib/text.ts'
import type { State, Where } from '../state.ts'

/** What a component gets besides its attributes. */
export interface Parts {
  children: ElementContent[]
  state: State
  where: Where
  /** Offset of the component in the body. */
  at: number | null
}

/** A component as its file writes it. */
interface Members<S extends z.ZodType> {
  name: string
  /** What it is for, one sentence; shown in the guide. */
  summary: string
  /** How it is written. */
  example: string
  attributes: S
  /** Whether it stands in a line of text; all others are blocks. */
  inline: boolean
  draw(attributes: z.infer<S>, parts: Parts): ElementContent[]
}

/** A component as the list holds it. */
export interface Component {
  name: string
  summary: string
  example: string
  inline: boolean
  attributes: z.ZodType
  /** Reads the attributes: how to draw with them, or what is wrong with them. */
  read(attributes: Record<string, string | true>): { draw(parts: Parts): ElementContent[] } | { problem: string }
}

export function component<S extends z.ZodType>({ draw, ...members }: Members<S>): Component {
  return {
    ...members,
    read(attributes) {
      const read = members.attributes.safeParse(attributes)
      if (read.success) return { draw: (parts) => draw(read.data, parts) }
      return { problem: read.error.issues.map((issue) => problemOf(issue, attributes)).join('; ') }
    },
  }
}

/** One fault of the attributes in our words, e.g. kind is "tipp", expected note or tip. */
function problemOf(issue: z.core.$ZodIssue, attributes: Record<string, string | true>): string {
  if (issue.code === 'unrecognized_keys') return `has no attribute ${either(issue.keys.map((key) => quoted(key, 40)))}`
  const name = String(issue.path[0] ?? '')
  const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (value === undefined) return `needs ${name}`
  if (issue.code === 'invalid_value')
    return `${name} is ${quoted(value, 40)}, expected ${either(issue.values.map(String))}`
  if (issue.code === 'too_small' || value === true) return `${name} is empty`
  if (issue.code === 'too_big') return `${name} is longer than ${issue.maximum} characters`
  return `${name} is ${quoted(value, 40)}`
}

/** What to write instead of a name that is not known, for a fix. */
export function suggested(name: string, known: readonly string[]): string | null {
  const meant = nearest(name, known)
  if (meant !== undefined) return `use ${quoted(meant)}`
  return known.length > 0 && known.length <= 7 ? `use ${either(known.map((one) => quoted(one)))}` : null
}
