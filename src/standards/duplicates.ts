/** Skills that can be copies of each other, and what explains that they are. */
import { isBelow } from '../lib/folders.ts'
import type { Prompt } from '../model/component.ts'
import type { Subject, Whole } from './rule.ts'

export interface Skill {
  subject: Subject
  skill: Prompt
  body: string
}

/** Skills of plugins that are in use; of a folder that several entries list, once; of build copies none. */
export function skillsOf({ subjects, policy }: Whole): Skill[] {
  const seen = new Set<string>()
  return subjects.flatMap((subject) => {
    const { plugin, lifecycle } = subject
    if (plugin.source.kind !== 'local' || lifecycle === 'deprecated' || lifecycle === 'disabled') return []
    const { path: folder } = plugin.source
    if (isBelow(folder, policy.health.alike.generated)) return []
    const bodies = new Map(plugin.documents.map(({ path, body }) => [path, body]))
    return plugin.skills.flatMap((skill) => {
      const file = `${folder}/${skill.path}`
      if (skill.path === null || seen.has(file)) return []
      seen.add(file)
      return [{ subject, skill, body: bodies.get(skill.path) ?? '' }]
    })
  })
}

/** Skills of one plugin are its own business; of two, a relationship either way or a valid judgement explains them. */
export function isExplained(a: Skill, b: Skill, { adjudications, asOf }: Whole): boolean {
  const [one, other] = [a.subject.plugin, b.subject.plugin]
  if (one === other || one.name === other.name) return true
  const names = (from: typeof one, to: typeof one) =>
    (from.manifest?.relationships ?? []).some(({ plugin }) => plugin === to.name)
  if (names(one, other) || names(other, one)) return true
  const isPart = (part: string, { subject, skill }: Skill) =>
    part === subject.plugin.name || part === `${subject.plugin.name}/${skill.name}`
  return adjudications.some(({ verdict, pair: [x, y], until }) => {
    const isPair = (isPart(x, a) && isPart(y, b)) || (isPart(x, b) && isPart(y, a))
    return isPair && verdict === 'intended' && (until === undefined || until >= asOf)
  })
}
