/** JSON Schema → its fields as a flat list: what the page shows, and what the frozen promise is compared with. */
import type { z } from 'zod'
import type { InterfaceField } from '../model/interface.ts'

type Node = z.core.JSONSchema._JSONSchema

export function fieldsOf(schema: Node): InterfaceField[] {
  return [...within(schema, '')]
}

function* within(node: Node, path: string): Generator<InterfaceField> {
  if (typeof node === 'boolean') return
  for (const one of node.anyOf ?? node.oneOf ?? []) yield* within(one, path)
  for (const [key, inner] of Object.entries(node.properties ?? {})) {
    const at = path === '' ? key : `${path}.${key}`
    const form = formOf(inner) + (node.required?.includes(key) === true ? '' : ', may be left out')
    yield { path: at, form, meaning: typeof inner === 'boolean' ? '' : (inner.description ?? '') }
    yield* within(inner, at)
  }
  for (const items of [node.items ?? []].flat()) yield* within(items, `${path}[]`)
  if (node.additionalProperties !== undefined) yield* within(node.additionalProperties, `${path}.*`)
}

const words: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  array: 'list',
  object: 'map',
  null: 'null',
}

function formOf(node: Node): string {
  if (typeof node === 'boolean') return 'any JSON'
  const options = node.anyOf ?? node.oneOf
  if (options !== undefined) return [...new Set(options.map(formOf))].join(' or ')
  if (node.type === undefined) return node.const === undefined && node.enum === undefined ? 'any JSON' : 'text'
  return [node.type]
    .flat()
    .map((type) => words[type] ?? type)
    .join(' or ')
}
