/** Every rule by its own examples: what passes, what fails with which words, where it does not apply; and the list as a whole. */
import { globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/model/result.ts'
import { ruleSet, rules } from '../../src/standards/index.ts'
import type { Example, Rule } from '../../src/standards/rule.ts'
import { judgeExample } from './example.ts'
import { goldenName } from './golden.ts'
import { reference } from './reference.ts'

const failing = (results: readonly Result[]) => results.filter(({ state }) => state === 'fail')
const ids = (results: readonly Result[]) => [...new Set(results.map(({ rule }) => rule))].sort()

/** The cell of the rule, and where a catalogue-wide rule says something of no plugin, that too. */
function cellsOf(id: string, results: readonly Result[]): Result[] {
  return results.filter(({ rule }) => rule === id)
}

function messagesOf(results: readonly Result[]): string[] {
  return results.flatMap(({ findings }) => findings.map(({ message }) => message))
}

describe('the tidy plugin', () => {
  it('fails no rule, and none could not run', () => {
    const results = judgeExample(rules, { title: 'nothing changed' })
    const odd = results.filter(({ state }) => state === 'fail' || state === 'could-not-run')
    expect(odd.map(({ rule, findings, fault }) => [rule, fault, ...findings.map(({ message }) => message)])).toEqual([])
  })

  it('keeps every rule that it keeps when only its formatting changes', () => {
    const before = judgeExample(rules, { title: 'nothing changed' })
    const edits = { 'README.md': ['Two vendors have no', 'Two vendors have no  '] } as const
    const after = judgeExample(rules, { title: 'white space', edits })
    expect(after.map(({ rule, state }) => [rule, state])).toEqual(before.map(({ rule, state }) => [rule, state]))
  })
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('has examples of all three kinds', () => {
    expect([rule.pass.length, rule.fail.length, rule.none.length].every((count) => count > 0)).toBe(true)
  })

  it.each(named(rule.pass))('passes: %s', (_, example) => {
    const results = judgeExample(rules, example)
    expect({ states: states(id, results), messages: messagesOf(cellsOf(id, results)) }).toEqual({
      states: ['pass'],
      messages: [],
    })
    expect(ids(failing(results))).toEqual([])
  })

  it.each(named(rule.fail))('fails: %s', (_, example) => {
    const results = judgeExample(rules, example)
    const own = cellsOf(id, results)
    expect(messagesOf(own)).toEqual(example.finds)
    expect(ids(failing(results))).toEqual([id])
    expect(own.flatMap(({ findings }) => findings.filter(({ message, fix }) => !wellSaid(message) || !fix))).toEqual([])
  })

  it.each(named(rule.none))('does not apply: %s', (_, example) => {
    expect(states(id, judgeExample(rules, example))).toEqual(['not-applicable'])
  })
})

function named<E extends Example>(examples: readonly E[]): [string, E][] {
  return examples.map((example) => [example.title, example])
}

/** States of the cell of the plugin itself. */
function states(id: string, results: readonly Result[]): string[] {
  return cellsOf(id, results).map(({ state }) => state)
}

/** Lower case, no full stop, one line. */
function wellSaid(message: string): boolean {
  return (
    /^[^A-Z\s]/.test(
      message.replace(/^(?:CHANGELOG|README|SKILL|CODEOWNERS|CONNECTORS|CLAUDE|JSON|YAML|MCP|URL|HTML|MDX)\b/, 'x'),
    ) &&
    !/[.!]$/.test(message) &&
    !message.includes('\n')
  )
}

describe('the list', () => {
  const agreed = rules.filter(({ id }) => reference.some((one) => one === id))
  const count = (holds: (rule: Rule) => boolean) => agreed.filter(holds).length

  it('has the 60 rules of the reference in their order, whatever was added', () => {
    expect(reference).toHaveLength(60)
    expect(agreed.map(({ id }) => id)).toEqual(reference)
  })

  it('has among those 18 that cannot be waived, 37 of the first day, 23 in grace', () => {
    expect([count(({ waivable }) => !waivable), count(({ dayOne }) => dayOne), count(({ dayOne }) => !dayOne)]).toEqual(
      [18, 37, 23],
    )
  })

  it('names every file of rules/, each once and by its name', async () => {
    const folder = join(import.meta.dirname, '../../src/standards/rules')
    const files = globSync('*.ts', { cwd: folder })
      .map((file) => basename(file, '.ts'))
      .sort()
    expect(rules.map(({ id }) => id).toSorted()).toEqual(files)
    for (const id of files) {
      const { default: rule } = await import(`../../src/standards/rules/${id}.ts`)
      expect(rule).toBe(rules.find((one) => one.id === id))
    }
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s says what a page needs', (_, rule) => {
    const { title, why, remedy, sources, since } = rule
    expect([title, why, remedy].filter((text) => text.trim() === '' || text.includes('\n'))).toEqual([])
    expect(sources.length).toBeGreaterThan(0)
    expect(since).toMatch(/^\d{4}\.\d{2}$/)
    expect(since <= ruleSet, `the rule set is ${ruleSet}, the rule came with ${since}`).toBe(true)
    const titles = [...rule.pass, ...rule.fail, ...rule.none].map((example) => example.title)
    expect(new Set(titles).size).toBe(titles.length)
  })
})

it('takes the golden plugin for what it says it is', () => {
  const names = new Set(judgeExample(rules, { title: 'nothing changed' }).map(({ plugin }) => plugin))
  expect([...names].filter((name) => name !== goldenName)).toEqual([])
})
