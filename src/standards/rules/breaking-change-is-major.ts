/** A change that takes something away, or asks for more, comes with a major version. */
import { diff, inc, major, valid } from 'semver'
import { counted, listed, quoted } from '../../lib/text.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { Policy } from '../../model/policy.ts'
import { pluginJson } from '../plugin-json.ts'
import { type Released, rule } from '../rule.ts'

const recorded =
  'connectors: [netsuite], scopes: [netsuite:ledger.read, netsuite:ledger.write], classes: [confidential]'

export default rule({
  id: 'breaking-change-is-major',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'M',
  needs: 'manifest',
  title: 'A breaking change is a major version',
  why: 'A small update that drops a command or reaches for more data surprises the people who had agreed to something else.',
  remedy: 'Raise the first number of the version, or restore what was there.',
  sources: ['semver.org', 'plugins that depend on this one'],
  pass: [
    {
      title: 'a new command in a minor version',
      history: `released: { finance-accruals: { version: 1.1.0, digest: old, skills: [draft-accruals], ${recorded} } }`,
    },
    {
      title: 'a removed skill in a major version',
      history: `released: { finance-accruals: { version: 0.9.0, digest: old, skills: [draft-accruals, post-accruals], ${recorded} } }`,
    },
  ],
  fail: [
    {
      title: 'a skill is gone',
      history: `released: { finance-accruals: { version: 1.1.0, digest: old, skills: [draft-accruals, post-accruals], ${recorded} } }`,
      finds: ['skill "post-accruals" of "1.1.0" is gone in "1.2.0"'],
    },
    {
      title: 'a wider scope and a higher class',
      history:
        'released: { finance-accruals: { version: 1.1.0, digest: old, connectors: [netsuite], scopes: [netsuite:ledger.read], classes: [internal] } }',
      finds: [
        'scope "netsuite:ledger.write" is new in "1.2.0"',
        'data class "confidential" is higher than the "internal" of "1.1.0"',
      ],
    },
    {
      title: 'a connector that everybody now needs',
      history:
        'released: { finance-accruals: { version: 1.1.0, digest: old, scopes: [netsuite:ledger.read, netsuite:ledger.write], classes: [confidential] } }',
      finds: ['connector "netsuite" is new in "1.2.0"'],
    },
  ],
  none: [{ title: 'never released' }],
  applies: ({ plugin }, { history }) => plugin.version !== null && history?.released.has(plugin.name) === true,
  *check({ plugin }, { history, policy }) {
    const released = history?.released.get(plugin.name)
    const { version } = plugin
    if (released === undefined || version === null || valid(version) === null || valid(released.version) === null)
      return
    if (plugin.digest === released.digest || isMajor(released.version, version)) return
    const fix = `write "version": ${quoted(inc(released.version, 'major'))}, or restore it`
    for (const message of breaks(plugin, version, released, policy))
      yield { file: pluginJson, at: ['version'], message, fix }
  },
})

/** Before 1.0.0 a minor version may break. */
function isMajor(before: string, after: string): boolean {
  const step = diff(before, after)
  return step === 'major' || step === 'premajor' || (major(before) === 0 && (step === 'minor' || step === 'preminor'))
}

function* breaks(
  { manifest, skills, commands }: Plugin,
  version: string,
  released: Released,
  policy: Policy,
): Generator<string> {
  const gone = (before: readonly string[], now: readonly { name: string }[], one: string) => {
    const names = before.filter((name) => !now.some((part) => part.name === name))
    const shown =
      names.length > 3
        ? counted(names.length, one)
        : `${one}${names.length === 1 ? '' : 's'} ${listed(names.map((name) => quoted(name)))}`
    return names.length === 0
      ? []
      : [`${shown} of ${quoted(released.version)} ${names.length === 1 ? 'is' : 'are'} gone in ${quoted(version)}`]
  }
  yield* gone(released.skills, skills, 'skill')
  yield* gone(released.commands, commands, 'command')
  const uses = manifest?.connectors ?? []
  for (const { id, optional = false, scopes = [] } of uses) {
    if (!optional && !released.connectors.includes(id)) yield `connector ${quoted(id)} is new in ${quoted(version)}`
    for (const scope of scopes.map((one) => `${id}:${one}`))
      if (!released.scopes.includes(scope)) yield `scope ${quoted(scope)} is new in ${quoted(version)}`
  }
  const ranks = policy.dataClasses.map(({ id }) => id)
  const top = (classes: readonly string[]) => Math.max(-1, ...classes.map((one) => ranks.indexOf(one)))
  const [before, now] = [top(released.classes), top((manifest?.dataTouched ?? []).map((item) => item.class))]
  if (now > before) {
    const was = before < 0 ? 'any' : `the ${quoted(ranks[before])}`
    yield `data class ${quoted(ranks[now])} is higher than ${was} of ${quoted(released.version)}`
  }
}
