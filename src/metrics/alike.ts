/** Skills that look alike across plugins, what explains each pair, and how alike two parts are at all. */
import { isBelow } from '../lib/folders.ts'
import { likeness, normalised, shinglesOf, similarPairs } from '../lib/shingles.ts'
import type { Adjudication } from '../model/adjudication.ts'
import type { Library } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import type { HealthTerms } from '../model/policy.ts'
import { stateOf } from './offered.ts'

export interface Skill {
  plugin: string
  skill: string
  body: string
}

export interface AlikePair {
  a: Skill
  b: Skill
  /** candidate: alike enough to look at, not enough to count. */
  kind: 'exact' | 'near' | 'candidate'
  jaccard: number
  containment: number
  /** How people have judged it; null when nobody has. */
  verdict: Adjudication['verdict'] | null
  /** How one of the plugins declares to stand to the other; null when neither does. */
  declared: string | null
}

/** Plugins whose skills are compared: with files, not withdrawn, no build copies; of one name the first. */
export function comparedPlugins({ plugins }: Library, { alike }: HealthTerms): Plugin[] {
  const seen = new Set<string>()
  return plugins.filter((plugin) => {
    const { name, source } = plugin
    const state = stateOf(plugin)
    if (source.kind !== 'local' || state === 'deprecated' || state === 'disabled' || seen.has(name)) return false
    if (isBelow(source.path, alike.generated)) return false
    return seen.add(name)
  })
}

/** Skills of plugins; a file that several marketplace entries list counts for the first. */
export function skillsIn(plugins: readonly Plugin[]): Skill[] {
  const seen = new Set<string>()
  return plugins.flatMap(({ name, source, skills, documents }) => {
    const bodies = new Map(documents.map(({ path, body }) => [path, body]))
    return skills.flatMap(({ name: skill, path }) => {
      const file = `${source.kind === 'local' ? source.path : name}/${path}`
      if (path === null || seen.has(file)) return []
      seen.add(file)
      return [{ plugin: name, skill, body: bodies.get(path) ?? '' }]
    })
  })
}

/** Pairs of skills of different plugins from the likeness of a candidate on, most alike first. */
export function alikePairs(library: Library, terms: HealthTerms, asOf: string): AlikePair[] {
  const { jaccard, containment, candidate, words } = terms.alike
  const plugins = comparedPlugins(library, terms)
  const skills = skillsIn(plugins)
  const declared = declaredIn(plugins)
  const adjudications = currentOnes(library.org.adjudications, asOf)
  const found = similarPairs(
    skills.map(({ body }) => body),
    { jaccard: Math.min(candidate, jaccard), containment, words },
  )
  return found
    .flatMap((pair): AlikePair[] => {
      const [a, b] = [skills[pair.a]!, skills[pair.b]!]
      if (a.plugin === b.plugin) return []
      const isNear = pair.jaccard >= jaccard || pair.containment >= containment
      const verdict = adjudications.find((one) => isMeant(one, a, b))?.verdict ?? null
      return [
        {
          ...{ a, b, jaccard: pair.jaccard, containment: pair.containment, verdict },
          kind: pair.kind === 'exact' ? 'exact' : isNear ? 'near' : 'candidate',
          declared: declared.get(keyOf(a.plugin, b.plugin)) ?? null,
        },
      ]
    })
    .sort((x, y) => y.jaccard - x.jaccard || y.containment - x.containment)
}

/** Skills of one name in several plugins whose texts differ: a matter of naming, no duplicates. */
export function nameCollisions(skills: readonly Skill[]): { skill: string; plugins: string[] }[] {
  return [...Map.groupBy(skills, ({ skill }) => skill.toLowerCase())].flatMap(([skill, same]) => {
    const [plugins, texts] = [
      new Set(same.map(({ plugin }) => plugin)),
      new Set(same.map(({ body }) => normalised(body))),
    ]
    return plugins.size > 1 && texts.size > 1 ? [{ skill, plugins: [...plugins] }] : []
  })
}

/** Decisions that count on a day. */
export function currentOnes(adjudications: readonly Adjudication[], asOf: string): Adjudication[] {
  return adjudications.filter(({ date, until }) => date <= asOf && (until === undefined || until >= asOf))
}

/** The most alike skills of two parts, each a plugin or plugin/skill; null when one of them is not there. */
export function likenessOf(
  [one, other]: Adjudication['pair'],
  skills: readonly Skill[],
): { a: Skill; b: Skill; jaccard: number; containment: number } | null {
  const [first, second] = [skills.filter((skill) => isPart(one, skill)), skills.filter((skill) => isPart(other, skill))]
  const sets = new Map([...first, ...second].map((skill) => [skill, shinglesOf(skill.body)]))
  const pairs = first.flatMap((a) =>
    second.flatMap((b) => (a === b ? [] : [{ a, b, ...likeness(sets.get(a)!, sets.get(b)!) }])),
  )
  return pairs.sort((x, y) => y.jaccard - x.jaccard || y.containment - x.containment)[0] ?? null
}

/** One key for two plugins, whichever comes first. */
export function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

function isMeant({ pair: [x, y] }: Adjudication, a: Skill, b: Skill): boolean {
  return (isPart(x, a) && isPart(y, b)) || (isPart(x, b) && isPart(y, a))
}

function isPart(part: string, { plugin, skill }: Skill): boolean {
  return part === plugin || part === `${plugin}/${skill}`
}

function declaredIn(plugins: readonly Plugin[]): Map<string, string> {
  return new Map(
    plugins.flatMap(({ name, manifest }) =>
      (manifest?.relationships ?? []).map(({ kind, plugin }) => [keyOf(name, plugin), kind] as const),
    ),
  )
}
