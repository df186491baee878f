/** What reports and pages say of a rule, from the rule itself. */
import { nearest, quoted, visible } from '../lib/text.ts'
import type { ExampleText, RuleFacts } from '../model/judgement.ts'
import type { Policy } from '../model/policy.ts'
import { rules } from '../standards/index.ts'
import { levelOf } from '../standards/level.ts'
import type { Example, Rule } from '../standards/rule.ts'

/** `enforceFrom` is that of the policy. */
export function ruleFacts(rule: Rule, enforceFrom: Policy['enforceFrom'], asOf: string): RuleFacts {
  const { id, title, why, remedy, severity, waivable, dayOne, since, effort, attested = false, scope, sources } = rule
  const from = enforceFrom[id]
  return {
    id,
    title,
    why,
    remedy,
    severity,
    level: levelOf(rule),
    waivable,
    dayOne,
    since,
    enforceFrom: from !== undefined && from > asOf ? from : null,
    effort,
    attested,
    scope,
    sources: [...sources],
    pass: rule.pass.map(exampleText),
    fail: rule.fail.map((example) => ({ ...exampleText(example), finds: [...example.finds] })),
    none: rule.none.map(exampleText),
  }
}

/** The changes of an example, each under the name of what it changes. */
function exampleText(example: Example): ExampleText {
  const texts: [name: string, text: string | null | undefined][] = [
    ['frontmatter of README.md', example.manifest],
    ['.claude-plugin/plugin.json', example.pluginJson],
    ['entry in marketplace.json', example.entry],
    ['org/policy.yaml', example.policy],
    ['org/', example.org],
    ['org/reviews/', example.reviews],
    ['org/waivers/', example.waivers],
    ['commit of org/waivers/', example.committed],
    ['org/requests.yaml', example.requests],
    ['org/adjudications.yaml', example.adjudications],
    ['recorded history', example.history],
    ['CODEOWNERS', example.codeowners],
    ...Object.entries(example.files ?? {}),
    ...Object.entries(example.edits ?? {}).map(([file, [from, to]]): [string, string] => [file, `- ${from}\n+ ${to}`]),
    ...Object.entries(example.links ?? {}).map(([file, target]): [string, string] => [file, `→ ${target}`]),
  ]
  const changes = texts.flatMap(([name, text]) =>
    text === undefined ? [] : [{ name, text: text === null ? null : shown(text) }],
  )
  return { title: example.title, changes }
}

/** With the characters that nobody sees, such as those of a picture, as what they are. */
function shown(text: string): string {
  return text.trim().split('\n').map(visible).join('\n')
}

/** A rule by its id under the default policy, or a sentence that says there is none and which was meant. */
export function ruleFactsNamed(id: string, asOf: string): RuleFacts | string {
  const found = rules.find((rule) => rule.id === id)
  if (found !== undefined) return ruleFacts(found, {}, asOf)
  const near = nearest(
    id,
    rules.map((rule) => rule.id),
  )
  return `there is no rule ${quoted(id)}${near === undefined ? '' : `; did you mean ${quoted(near)}?`}`
}
