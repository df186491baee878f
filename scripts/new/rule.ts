/** A standards rule whose examples already hold, and its lines in the list of rules. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Scaffold } from './scaffold.ts'

const folder = 'src/standards'

/** The rule's file and the list that names it, or why there can be no rule of that name. */
export function rule(root: string, name: string): Scaffold | string {
  const list = join(root, folder, 'index.ts')
  if (!existsSync(list)) return `there is no list of rules: ${list}`
  if (!/^[a-z]+(?:-[a-z0-9]+)+$/.test(name))
    return `"${name}" cannot be a rule: a rule is a fact that holds, in two or more words, e.g. says-how-often`
  const index = readFileSync(list, 'utf8')
  const local = name.replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase())
  if (existsSync(join(root, folder, 'rules', `${name}.ts`))) return `there is a rule ${name} already`
  if (new RegExp(`\\b${local}\\b`).test(index)) return `${local} means something else in ${folder}/index.ts`
  const since = /export const ruleSet = '([^']+)'/.exec(index)?.[1]
  const listed = since === undefined ? null : withRule(index, name, local)
  if (since === undefined || listed === null) return `${folder}/index.ts has another form than this script knows`
  return {
    folder,
    files: { [`rules/${name}.ts`]: ruleText(name, since), 'index.ts': listed },
    next: `say what must hold in ${folder}/rules/${name}.ts, then type\n    npm test -- standards/rules`,
  }
}

/** The list with the import in the order of the file names and the rule as the last of the report; null when it has another form. */
function withRule(index: string, name: string, local: string): string | null {
  const lines = index.split('\n')
  const importOf = (line: string) => /^import \w+ from '\.\/rules\/([^']+)'$/.exec(line)?.[1]
  const last = lines.findLastIndex((line) => importOf(line) !== undefined)
  const end = lines.lastIndexOf(']')
  if (last === -1 || end < last) return null
  const after = lines.findIndex((line) => (importOf(line) ?? '') > `${name}.ts`)
  const at = after === -1 ? last + 1 : after
  return [
    ...lines.slice(0, at),
    `import ${local} from './rules/${name}.ts'`,
    ...lines.slice(at, end),
    `  ${local},`,
    ...lines.slice(end),
  ].join('\n')
}

function ruleText(name: string, since: string): string {
  const title = name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase())
  return `/** Say in one sentence what must hold. */
import { rule } from '../rule.ts'

export default rule({
  id: '${name}',
  severity: { T1: 'warning' },
  waivable: true,
  dayOne: false,
  since: '${since}',
  effort: 'S',
  needs: 'manifest',
  title: '${title}',
  why: 'Say which harm it prevents.',
  remedy: 'Say what to do in general; each finding says what to do in its place.',
  sources: ['say where it comes from: a policy, an incident, a specification'],
  pass: [{ title: 'a cadence', manifest: 'cadence: weekly' }],
  fail: [{ title: 'no cadence', manifest: 'cadence: null', finds: ['cadence is missing'] }],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ plugin: { manifest } }) {
    if (manifest === null || manifest.cadence !== undefined) return
    yield { at: ['cadence'], message: 'cadence is missing', fix: 'write cadence: weekly' }
  },
})
`
}
