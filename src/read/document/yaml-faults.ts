/** What strict YAML forbids although it parses: tags, merge keys, dangerous or odd keys, bombs, depth, lossy numbers. */
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml'
import { quoted } from '../../lib/text.ts'

export interface YamlFault {
  message: string
  /** Offset in the block. */
  offset: number
  fix: string | null
}

const depthMost = 20
const aliasesMost = 20
const dangerous = new Set(['__proto__', 'constructor', 'prototype', '<<'])

/** Every fault in document order; the walk ends at the first that is too deep. */
export function yamlFaults(document: Document.Parsed): YamlFault[] {
  const faults: YamlFault[] = []
  const above: Node[] = []
  let aliases = 0
  const tell = (node: Node, message: string, fix: string | null = null) =>
    faults.push({ message, offset: node.range?.[0] ?? 0, fix })

  const visit = (node: unknown): boolean => {
    if (!isNode(node)) return true
    if (isAlias(node)) {
      aliases++
      if (aliases > aliasesMost) {
        tell(node, `more than ${aliasesMost} aliases`, 'write the values out')
        return false
      }
      const target = node.resolve(document)
      if (!target) tell(node, `alias ${quoted(`*${node.source}`)} has no anchor`, 'write the value out')
      const inItself = target !== undefined && above.includes(target)
      if (inItself) tell(node, `alias ${quoted(`*${node.source}`)} refers to what holds it`, 'write the value out')
      return !inItself
    }
    if (node.tag !== undefined) tell(node, `tag ${quoted(shortTag(node.tag))} is refused`, 'remove the tag')
    if (isScalar(node)) {
      const lossy = lossyNumber(node)
      if (lossy)
        tell(node, `number ${quoted(lossy)} cannot be kept exactly`, `write ${JSON.stringify(lossy)} in quotes`)
      return true
    }
    if (above.length >= depthMost) {
      tell(node, `YAML is nested deeper than ${depthMost} levels`)
      return false
    }
    above.push(node)
    const whole = isMap(node) ? everyPair(node) : isSeq(node) ? node.items.every(visit) : true
    above.pop()
    return whole
  }

  const everyPair = (map: YAMLMap): boolean => {
    const met = new Set<string>()
    return map.items.every(({ key, value }) => {
      const plain = isScalar(key) && (typeof key.value === 'string' || typeof key.value === 'number')
      if (!plain) {
        if (isNode(key)) tell(key, 'a key is not a plain word', 'use a word as the key')
        return false
      }
      const name = String(key.value)
      if (key.tag !== undefined) tell(key, `tag ${quoted(shortTag(key.tag))} is refused`, 'remove the tag')
      if (dangerous.has(name)) tell(key, `key ${quoted(name)} is refused`, 'rename the key')
      if (met.has(name)) tell(key, `key ${quoted(name)} is there twice`, 'remove one of the two')
      met.add(name)
      return visit(value)
    })
  }

  visit(document.contents)
  return faults
}

function lossyNumber(node: Scalar): string | null {
  if (typeof node.value !== 'number') return null
  const exact = Number.isFinite(node.value) && (!Number.isInteger(node.value) || Number.isSafeInteger(node.value))
  return exact ? null : (node.source ?? String(node.value))
}

function shortTag(tag: string): string {
  return tag.replace(/^tag:yaml\.org,2002:/, '!!')
}
