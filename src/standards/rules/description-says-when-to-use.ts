/** A description says what a plugin does and when to reach for it. */
import { quoted } from '../../lib/text.ts'
import { descriptionOf } from '../described.ts'
import { rule } from '../rule.ts'

const [least, most] = [40, 300]
const pattern = 'write: <Verb>s … . Use it when …'
/** First words after which no verb comes: a description that opens so talks about the plugin, not about the work. */
const noVerb =
  /^(?:an?|the|this|that|these|our|your|my|it|its|we|i|plugin|plugins|tool|tools|toolkit|helper|assistant|agent|agents|skill|skills|command|commands|collection|set|suite|everything|all|for|with)$/
const says = /\b(?:use[ds]?|using|when|whenever|before|after|during|while|once|until|if|every|each|as soon as)\b/i
const placeholder =
  /\b(?:todo|tbd|fixme|lorem ipsum|xxx+)\b|<[a-z][a-z ]{2,40}>|\{\{|\bdescription (?:here|goes here)\b/i

export default rule({
  id: 'description-says-when-to-use',
  severity: { T1: 'warning', T2: 'error' },
  waivable: true,
  dayOne: false,
  since: '2026.11',
  effort: 'S',
  needs: 'manifest',
  title: 'Description says when to use it',
  why: 'People and Claude choose by the description alone; one that does not say when is used at the wrong moment or not at all.',
  remedy: `Follow the pattern "Reconciles accounts and drafts accruals. Use it when an account needs support that a reviewer can sign." in ${least} to ${most} characters.`,
  sources: ['agentskills.io: specification', 'opendatahub-io/skills-registry'],
  pass: [
    { title: 'a verb, and when' },
    {
      title: 'an order instead',
      manifest: 'summary: Draft accruals for receipts without a bill, before the close starts.',
    },
  ],
  fail: [
    {
      title: 'too short, and no word of when',
      manifest: 'summary: Drafts accruals for you.',
      finds: ['description has 24 characters, expected 40 to 300', 'description does not say when to use the plugin'],
    },
    {
      title: 'about the plugin, not about the work',
      manifest: 'summary: A helper for accruals that is best used when the close starts.',
      finds: ['description starts with "A", expected a verb such as "Drafts"'],
    },
    {
      title: 'a placeholder',
      manifest: 'summary: Drafts accruals for <your team>. Use it when the close starts. TODO',
      finds: ['description holds the placeholder "<your team>"'],
    },
  ],
  none: [{ title: 'a draft', manifest: 'lifecycle: draft' }],
  *check({ plugin }) {
    const { text, place } = descriptionOf(plugin)
    const count = [...text].length
    if (count < least || count > most)
      yield { ...place, message: `description has ${count} characters, expected ${least} to ${most}`, fix: pattern }
    const [first = ''] = /^[\p{L}\p{N}'’-]+/u.exec(text.trim()) ?? []
    if (noVerb.test(first.toLowerCase()))
      yield {
        ...place,
        message: `description starts with ${quoted(first)}, expected a verb such as "Drafts"`,
        fix: pattern,
      }
    const [left] = placeholder.exec(text) ?? []
    if (left !== undefined)
      yield { ...place, message: `description holds the placeholder ${quoted(left)}`, fix: 'write what belongs there' }
    if (!says.test(text))
      yield { ...place, message: 'description does not say when to use the plugin', fix: 'add: Use it when …' }
  },
})
