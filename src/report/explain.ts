/** A rule in words, for a terminal: why, what passes and fails, how to fix it, and when it may be waived. */
import type { ExampleText, RuleFacts } from '../model/judgement.ts'
import { tiers } from '../model/result.ts'

export function explain(rule: RuleFacts): string {
  const severities = tiers.flatMap((tier) =>
    rule.severity[tier] === undefined ? [] : [`${rule.severity[tier]} from ${tier}`],
  )
  const enforced =
    rule.enforceFrom === null
      ? rule.dayOne
        ? 'from the first day'
        : 'when policy sets a day, or already'
      : `from ${rule.enforceFrom}`
  const blocks = [
    `${rule.id}: ${rule.title}`,
    rule.why,
    `What to do: ${rule.remedy}`,
    `Severity: ${severities.join(', ')}. Level: ${rule.level}. Enforced ${enforced}. ${rule.waivable ? 'Can be waived.' : 'Cannot be waived.'}`,
    ...section('Passes', rule.pass),
    ...rule.fail.map(
      (example) => `${exampleOf('Fails', example)}\n${example.finds.map((message) => `    → ${message}`).join('\n')}`,
    ),
    `Sources: ${rule.sources.join('; ')}`,
  ]
  return `${blocks.join('\n\n')}\n`
}

function section(title: string, examples: readonly ExampleText[]): string[] {
  return examples.map((example) => exampleOf(title, example))
}

function exampleOf(title: string, { title: caption, changes }: ExampleText): string {
  const shown = changes.map(
    ({ name, text }) => `    ${name}${text === null ? ' is removed' : `\n${text.replace(/^/gm, '      ')}`}`,
  )
  return [`${title}: ${caption}`, ...shown].join('\n')
}
