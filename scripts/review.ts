/**
 * Records a review of a plugin as it stands, bound to its content:
 *   npm run review -- PLUGIN --tier T2 --by mara.lindqvist:standards --by tom.okafor:lead [--date DAY] [--evidence URL] [--root DIR]
 * Roles: peer, lead, standards, steward. For the central team: org/reviews/ is theirs.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { readRoot } from '../src/build.ts'
import { Review } from '../src/model/review.ts'

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tier: text, by: { type: 'string', multiple: true }, date: text, evidence: text, root: text },
})
const project = join(import.meta.dirname, '..')
const root = resolve(values.root ?? project)
const [name] = positionals
const date = values.date ?? new Date().toISOString().slice(0, 10)
const library = readRoot({ root, cache: join(project, '.catalog', root === project ? 'own' : 'review'), asOf: date })
const plugin = library.plugins.find((candidate) => candidate.name === name)
if (plugin === undefined)
  stop(
    name === undefined
      ? 'name a plugin: npm run review -- PLUGIN --tier T2 --by name:role'
      : `there is no plugin "${name}"`,
  )
else record(plugin.digest, plugin.version)

function record(digest: string, version: string | null): void {
  const reviewers = (values.by ?? []).map((who) => {
    const [person = '', role = ''] = who.split(':')
    return { name: person, role }
  })
  const given = {
    digest,
    ...(version !== null && { version }),
    tier: values.tier,
    reviewers,
    date,
    ...(values.evidence && { evidence: values.evidence }),
  }
  const review = Review.safeParse(given)
  if (!review.success) {
    stop(review.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
    return
  }
  const file = join(root, 'org', 'reviews', `${name}.yaml`)
  mkdirSync(join(root, 'org', 'reviews'), { recursive: true })
  const before = existsSync(file) ? `${readFileSync(file, 'utf8').trimEnd()}\n` : ''
  writeFileSync(file, before + stringify([review.data], { lineWidth: 120 }))
  process.stdout.write(`org/reviews/${name}.yaml: ${review.data.tier} on ${date} for ${digest.slice(0, 19)}…\n`)
}

function stop(message: string): void {
  process.stderr.write(`${message}\n`)
  process.exitCode = 2
}
