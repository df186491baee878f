/** Paths that a declaration names: kept inside the plugin, checked for letter case and existence, never resolved on disk. */
import { quoted } from '../../lib/text.ts'
import type { KeyPath } from '../document/json.ts'
import type { Context, Declaration } from './context.ts'
import { maskedText } from './secrets.ts'

const rule = 'paths-stay-inside'

/** A declared path that exists. */
export interface Target {
  /** Relative to the plugin, without ./ and trailing slash; '' is the plugin itself. */
  path: string
  isFolder: boolean
  /** Where it is declared. */
  at: KeyPath
}

/** The paths under a key, each with its place; values that are no text go to `other`, in the same order. */
export function* declaredPaths(from: Declaration, at: KeyPath, other: (value: unknown, at: KeyPath) => void) {
  const value = valueAt(from, at)
  for (const [i, item] of (Array.isArray(value) ? value : [value]).entries()) {
    const place = Array.isArray(value) ? [...at, i] : at
    if (typeof item === 'string') yield { written: item, at: place }
    else if (item !== undefined) other(item, place)
  }
}

/** The value at a path of keys; undefined where it ends early. */
export function valueAt(from: Declaration, at: KeyPath): unknown {
  let value: unknown = from.data
  for (const step of at) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

/** A written path as a file or folder of the plugin, or null with a finding. `bare` allows it without ./ in front. */
export function resolvePath(
  context: Context,
  from: Declaration,
  written: string,
  at: KeyPath,
  bare = false,
): Target | null {
  const refuse = (message: string, fix: string | null, severity: 'error' | 'warning' = 'error') =>
    context.tell(from.spot(at), rule, severity, `path ${quoted(maskedText(written))} ${message}`, fix)
  const steps = decoded(written)
    .split(/[/\\]/)
    .filter((step) => step !== '' && step !== '.')
  if (/^(?:[/\\~]|[a-z]:|file:)/i.test(written) || steps.includes('..')) {
    refuse('leads out of the plugin', 'name a path inside the plugin')
    return null
  }
  if (/[*?{}]/.test(written) || written.includes('\\')) {
    refuse(
      written.includes('\\') ? 'holds a backslash' : 'is a pattern; Claude reads plain paths only',
      'name each path',
    )
    return null
  }
  const path = written
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/')
  const isDot = written === '.'
  if (!written.startsWith('./') && !bare && !isDot)
    refuse('does not start with ./', `write ${JSON.stringify(`./${path}`)}`)
  if (context.files.has(path)) return { path, isFolder: false, at }
  if (context.folders.has(path)) return { path, isFolder: true, at }
  const other = [...context.files.keys(), ...context.folders].find((each) => each.toLowerCase() === path.toLowerCase())
  if (other !== undefined) refuse('has other letter case than the file', `write ${JSON.stringify(`./${other}`)}`)
  else refuse('does not exist', 'correct the path, or remove it')
  return null
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
