/** What the real client's validation refuses, as places that a check can be compared with. */
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser'
import { z } from 'zod'
import { runCli, temporary } from '../sites.ts'
import type { Answer } from './claude.ts'

export interface Refusal {
  /** What was validated, from the root. */
  folder: string
  message: string
  /** Where a finding must stand: in one of these files, on one of these lines; any line when there are none. */
  places: { file: string; lines: number[] }[]
}

export interface Told {
  file: string | null
  line: number | null
  message: string
}

const Part = z.object({ file: z.string(), errors: z.array(z.object({ path: z.string(), message: z.string() })) })
const Report = z.object({ manifest: Part.nullable(), contents: z.array(Part).default([]) })

/** Errors of one folder below the root; throws when the client says nothing that can be read. */
export function refusalsOf(client: (...words: string[]) => Answer, root: string, folder: string): Refusal[] {
  const { text } = client('plugin', 'validate', '--json', join(root, folder))
  const { manifest, contents } = Report.parse(JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)))
  return [...(manifest ? [manifest] : []), ...contents].flatMap(({ file, errors }) =>
    errors.map(({ path, message }) => {
      const rooted = relative(root, file).split(sep).join('/')
      return { folder, message: `${path}: ${message}`, places: placesOf(root, rooted, path) }
    }),
  )
}

/** "plugins[2] plugin.json → name" is about a file of the plugin that the entry lists. */
function placesOf(root: string, file: string, path: string): Refusal['places'] {
  const [, index, name, inner] = /^plugins\[(\d+)\] (\S+) → (.*)$/.exec(path) ?? []
  if (index === undefined || name === undefined || inner === undefined)
    return [{ file, lines: linesOf(root, file, path) }]
  const entry = `plugins[${index}]`
  const source = valueAt(root, file, ['plugins', Number(index), 'source'])
  const own = `${String(source).replace(/^\.\//, '')}/.claude-plugin/${name}`
  return [
    { file, lines: linesOf(root, file, entry) },
    { file: own, lines: linesOf(root, own, inner) },
  ]
}

/** Lines of what the path names, at most two keys deep, and of the key around it; none where it is no key of a JSON file. */
function linesOf(root: string, file: string, path: string): number[] {
  if (!file.endsWith('.json') || /^(?:root|json|file|directory)$/.test(path)) return []
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key))
  const text = textOf(root, file)
  const tree = parseTree(text)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const nodes = [1, 2].map((depth) => tree && findNodeAtLocation(tree, keys.slice(0, depth)))
  const node = nodes[1] ?? nodes[0]
  if (node === undefined) return [1]
  const first = lineAt(node.offset)
  const length = lineAt(node.offset + node.length) - first + 1
  const around = keys[0] === 'plugins' || nodes[0] === undefined ? [] : [lineAt(nodes[0].offset)]
  return [...around, ...Array.from({ length }, (_, i) => first + i)]
}

function valueAt(root: string, file: string, keys: (string | number)[]): unknown {
  const tree = parseTree(textOf(root, file))
  const node = tree && findNodeAtLocation(tree, keys)
  return node && getNodeValue(node)
}

function textOf(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    return ''
  }
}

const Checked = z.object({
  results: z.array(
    z.object({
      state: z.string(),
      findings: z.array(z.object({ file: z.string().nullable(), line: z.number().nullable(), message: z.string() })),
    }),
  ),
})

/** Everything that the check says of a root, whatever its state. */
export function toldOf(root: string): Told[] {
  const output = join(temporary('check-'), 'check.json')
  const words = ['--root', root, '--format', 'json', '--output', output, '--cache', temporary('cache-')]
  const { text } = runCli('check', ...words)
  if (!text.includes('written to')) throw new Error(text)
  return Checked.parse(JSON.parse(readFileSync(output, 'utf8'))).results.flatMap(({ findings }) => findings)
}

/** Whether something is told at one of the places. */
export function isTold({ places }: Refusal, told: readonly Told[]): boolean {
  return places.some(({ file, lines }) =>
    told.some((one) => one.file === file && (lines.length === 0 || (one.line !== null && lines.includes(one.line)))),
  )
}
