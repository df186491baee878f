/**
 * Scaffolds a member of the house:
 *   npm run new -- plugin NAME [--root DIR]    a plugin folder that builds, with the questions of the manifest answered by you
 *   npm run new -- rule NAME [--root DIR]      a rule whose examples hold, and its place in the list
 *   npm run new -- metric NAME [--root DIR]    a metric that says a number, its test, and its place in the list
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { kebab } from '../src/model/primitives.ts'
import { metric } from './new/metric.ts'
import { plugin } from './new/plugin.ts'
import { rule } from './new/rule.ts'
import type { Scaffold } from './new/scaffold.ts'

const kinds = { plugin, rule, metric } as const
const example = { plugin: 'finance-close', rule: 'says-how-often', metric: 'runs-per-team' } as const

const { values, positionals } = parseArgs({ allowPositionals: true, options: { root: { type: 'string' } } })
const [kind, name] = positionals
const root = resolve(values.root ?? join(import.meta.dirname, '..'))

if ((kind !== 'plugin' && kind !== 'rule' && kind !== 'metric') || name === undefined || positionals.length > 2) {
  stop('type: npm run new -- plugin NAME, npm run new -- rule NAME, or npm run new -- metric NAME')
} else if (!kebab.test(name) || name.length < 3 || name.length > 64) {
  stop(
    `"${name}" cannot be a ${kind} name: use 3 to 64 lower-case letters, digits and single hyphens, e.g. ${example[kind]}`,
  )
} else create(kinds[kind](root, name))

function create(made: Scaffold | string): void {
  if (typeof made === 'string') {
    stop(made)
    return
  }
  const { folder, files, next } = made
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  const paths = Object.keys(files).map((path) => `  ${path}`)
  process.stdout.write(`${folder}\n${paths.join('\n')}\n\nNext: ${next}\n`)
}

function stop(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 2
}
