/** The common part of skills, agents, commands and output styles: from a split file to a record. */
import { oneLine, shortened, visible } from '../../lib/text.ts'
import type { Prompt } from '../../model/component.ts'
import type { PromptText } from '../document/prompt.ts'
import type { Context } from './context.ts'
import { maskedText } from './secrets.ts'
import { surfacesOf } from './surfaces.ts'
import { asFlag, asText, firstParagraph, tokens } from './words.ts'

interface PromptOptions {
  /** Name when the frontmatter gives none. */
  fallback: string
  /** What stands before the name, e.g. the folders of a command, each with a colon. */
  prefix?: string
  /** Whether it can be typed as /plugin:name. */
  invoked: boolean
  /** Description when neither frontmatter nor body gives one. */
  description?: string
  /** Whether the frontmatter's name counts. */
  named?: boolean
}

// In the listing Claude cuts descriptions here.
const listingMost = 1_536

/** The record of a prompt file; its slug is given once all of a kind are known. */
export function promptOf(
  context: Context,
  kind: Prompt['kind'],
  path: string | null,
  prompt: PromptText,
  options: PromptOptions,
): Prompt {
  const { data } = prompt
  const given = options.named === false || typeof data.name !== 'string' ? '' : tidy(data.name)
  const name = `${options.prefix ?? ''}${given === '' ? tidy(options.fallback) || kind : given}`
  const described = asText(data.description, prompt.sourceOf('description'))
  const description = described || options.description || firstParagraph(prompt.body)
  const byModel = !asFlag(data['disable-model-invocation'], false)
  const byUser = options.invoked && asFlag(data['user-invocable'], true)
  const typed = `/${context.namespace}:${name}`
  const listing = `${name}${`${description} ${asText(data.when_to_use, null)}`.trim()}`
  return {
    kind,
    name,
    slug: '',
    path,
    line: path === null ? null : prompt.hasFrontmatter && data.name !== undefined ? prompt.locate('name').line : 1,
    description,
    surfaces: surfacesOf(kind),
    invocation: byUser && !/[\s\p{Cc}\p{Cf}]/u.test(typed) ? typed : null,
    invokedBy: !options.invoked ? 'both' : byModel ? (byUser ? 'both' : 'model') : 'user',
    fields: Object.entries(data)
      .filter(([key]) => key !== 'name' && key !== 'description')
      .slice(0, 60)
      .map(([key, value]) => ({
        key: tidy(key),
        value: shortened(fieldText(key, asText(value, prompt.sourceOf(key))), 1_000),
      })),
    repair: prompt.rung,
    cost: {
      always: byModel && kind !== 'output-style' ? tokens(listing.slice(0, listingMost)) : 0,
      invoke: tokens(prompt.body),
    },
  }
}

/** Configuration in frontmatter can hold what no page may show. */
function fieldText(key: string, text: string): string {
  return /^(?:hooks|mcpServers|env|headers)$/i.test(key) ? maskedText(text) : text
}

function tidy(name: string): string {
  return shortened(visible(oneLine(name)), 120)
}
