/** Text of a megabyte that is made to be slow: every rule still answers at once, and none throws. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../src/standards/index.ts'
import type { Subject, Whole } from '../../src/standards/rule.ts'
import { subjectOf } from './example.ts'

const mebibyte = 1_048_576
/** Milliseconds of processor time for one rule and one plugin; a quadratic expression takes minutes. */
const most = 8_000

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const seeds = [
  'a',
  'a ',
  '`',
  '~~',
  '~~a',
  '#',
  '# ',
  '<',
  '<your ',
  '](http://',
  '](',
  'TODO',
  '-',
  'a-',
  '{"a":',
  '[',
  '\\',
  '@',
  '1',
  '0.',
  'http://a',
  ' \n',
  '$(',
  '${',
  'bash -c ',
  'aA1+/',
  '\u200b',
  'é',
  '<!--',
  '===',
  '"',
  '..',
  '/',
  'AKIA',
  'use ',
  'what does ',
]

const { subject, whole } = subjectOf(rules, { title: 'nothing changed' })
const { plugin } = subject

/** The tidy plugin with one text wherever an author may write freely. */
function swollen(text: string): { subject: Subject; whole: Whole } {
  const words = text.slice(0, 300_000)
  const manifest = plugin.manifest && {
    ...plugin.manifest,
    title: words,
    summary: words,
    reliability: { ...plugin.manifest.reliability, statement: words },
  }
  const documents = plugin.documents.map((document) => ({ ...document, body: text, title: words }))
  const files = [...plugin.files, { path: 'docs/long.json', size: text.length, digest: '', type: 'text' as const }]
  const long: Subject = {
    ...subject,
    plugin: { ...plugin, name: words, title: words, description: words, version: words, manifest, documents, files },
    text: () => text,
  }
  return { subject: long, whole: { ...whole, subjects: [long, ...whole.subjects.slice(1)] } }
}

describe.each(seeds)('%j over and over', (seed) => {
  const made = swollen(`${seed.repeat(Math.ceil(mebibyte / seed.length)).slice(0, mebibyte)}x`)

  it('is judged at once', () => {
    const slow = rules.flatMap((rule) => {
      const started = processorTime()
      const found = rule.scope === 'plugin' ? rule.check(made.subject, made.whole) : rule.check(made.whole)
      let count = 0
      for (const _ of found) if (++count > 100_000 || processorTime() - started > most) break
      const took = processorTime() - started
      return took > most ? [`${rule.id} took ${Math.round(took)} ms`] : []
    })
    expect(slow).toEqual([])
  })
})
