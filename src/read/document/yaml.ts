/** YAML with places: strict, small, without tags, merge keys or bombs; every key path mapped to line and column. */
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml'
import { withoutSecrets } from '../../lib/secrets.ts'
import { quoted } from '../../lib/text.ts'
import type { Note } from '../../model/finding.ts'
import { noteOf, type Place } from '../note.ts'
import type { KeyPath } from './json.ts'
import { yamlFaults } from './yaml-faults.ts'

export interface Yaml {
  /** Undefined when the block is refused. */
  data: unknown
  /** Place of a key or value in the file; of the nearest thing above it that exists when the path does not. */
  locate(path: KeyPath, where?: 'key' | 'value'): Place
  /** A scalar or flow collection as the author wrote it, e.g. 1.10 or [file]; null when there is none at that path. */
  sourceOf(path: KeyPath): string | null
  notes: Note[]
}

const bytesMost = 65_536

/**
 * The data of one YAML document. `firstLine` is the line of the file on which the block starts; `rule` is what its
 * faults are filed under. Errors, warnings and everything that strict reading forbids leave notes and no data.
 */
export function parseYaml(block: string, firstLine: number, rule = 'has-one-strict-manifest'): Yaml {
  const counter = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(Math.min(offset, block.length))
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const refuse = (notes: Note[]): Yaml => ({
    data: undefined,
    locate: () => ({ line: firstLine, column: 1 }),
    sourceOf: () => null,
    notes,
  })
  const fault = (message: string, offset: number, fix: string | null = null) =>
    noteOf(rule, 'error', message, { at: place(offset), fix })

  const bytes = Buffer.byteLength(block)
  if (bytes > bytesMost)
    return refuse([
      noteOf(rule, 'error', `YAML block is ${bytes} bytes, expected at most ${bytesMost}`, {
        at: { line: firstLine, column: 1 },
      }),
    ])

  const document = parse(block, counter)
  const isTooDeep = document?.errors.some((error) => error.message.startsWith('Maximum call stack')) ?? true
  if (!document || isTooDeep) return refuse([fault('YAML is nested deeper than 20 levels', 0)])
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0)
    return refuse(
      problems.slice(0, 20).map((problem) => fault(inWords(problem, block), problem.pos[0], fixOf(problem, block))),
    )
  if (document.directives?.yaml.explicit) return refuse([fault('a %YAML directive is refused', 0, 'remove the line')])
  const faults = yamlFaults(document)
  if (faults.length > 0)
    return refuse(faults.slice(0, 20).map(({ message, offset, fix }) => fault(message, offset, fix)))

  let data: unknown
  try {
    // The library counts one alias more than there is.
    data = document.toJS({ maxAliasCount: 21 })
  } catch {
    return refuse([fault('aliases expand to too much', 0, 'write the values out')])
  }
  const top = document.contents
  return {
    data: data ?? undefined,
    notes: [],
    locate: (path, where = 'value') => place(find(top, path, where)?.range?.[0] ?? 0),
    sourceOf: (path) => {
      const node = find(top, path, 'value', true)
      if (isScalar(node)) return node.source ?? String(node.value)
      return isCollection(node) && node.flow && node.range ? block.slice(node.range[0], node.range[1]) : null
    },
  }
}

function parse(block: string, lineCounter: LineCounter) {
  const options = {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    lineCounter,
  } as const
  try {
    return parseDocument(block, options)
  } catch {
    // Only the stack can run out here: every other fault is collected in the document.
    return null
  }
}

function inWords(problem: YAMLError, block: string): string {
  const near = block.slice(problem.pos[0], problem.pos[1])
  if (problem.code === 'TAG_RESOLVE_FAILED') return `tag ${quoted(near)} is refused`
  if (problem.code === 'BLOCK_AS_IMPLICIT_KEY') return 'a value holds ": " without quotes around it'
  const message = problem.message.replace(/\s+/g, ' ')
  return `YAML does not parse: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

/** The line as it would be right, where only quotes are missing. */
function fixOf({ code, pos }: YAMLError, block: string): string | null {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return null
  const line = block.slice(block.lastIndexOf('\n', pos[0] - 1) + 1).split('\n', 1)[0] ?? ''
  const [, key, value = ''] = /^[ \t]*(?:- )?([\w-]+): +(\S.*?)[ \t]*$/.exec(line) ?? []
  const isPlain = key !== undefined && !/^["'[{|>&*!]|\s#/.test(value) && withoutSecrets(value) === value
  return isPlain ? `write ${key}: ${JSON.stringify(value)}` : 'put the value in double quotes'
}

/** The node at a path; unless `exact`, the last one above it that exists. */
function find(top: Node | null, path: KeyPath, where: 'key' | 'value', exact = false): Node | null {
  let node: Node | null = top
  let key: Node | null = top
  for (const step of path) {
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
      if (!pair) return exact ? null : where === 'key' ? key : node
      next = pair.value ?? pair.key
      key = isNode(pair.key) ? pair.key : key
    } else if (isSeq(node) && typeof step === 'number') {
      next = node.items[step]
      key = isNode(next) ? next : key
    }
    if (!isNode(next)) return exact ? null : where === 'key' ? key : node
    node = next
    if (isAlias(node)) return exact ? null : where === 'key' ? key : node
  }
  return where === 'key' ? key : node
}
