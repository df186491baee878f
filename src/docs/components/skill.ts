/** The name of a skill of this plugin, linked to its page. */
import { z } from 'zod'
import { quoted } from '../../lib/text.ts'
import { onSite } from '../links.ts'
import { element, text } from '../tree.ts'
import { component, suggested } from './component.ts'

export default component({
  name: 'Skill',
  summary: 'The name of a skill of this plugin, linked to its page.',
  example: '<Skill name="reconciliation" />',
  inline: true,
  attributes: z.strictObject({ name: z.string().min(1).max(80).describe('Name of the skill') }),
  draw({ name }, { state, where, at }) {
    const { skills } = state.context.components
    const route = skills.get(name)
    if (route === undefined) {
      const fix = suggested(name, [...skills.keys()]) ?? 'remove it'
      state.notes.add({ rule: 'docs-match-inventory', at, message: `skill ${quoted(name)} does not exist`, fix })
    }
    const label = [text(name)]
    if (where.link || route === undefined || route === '') return [element('span', { className: ['name-chip'] }, label)]
    return [element('a', { className: ['name-chip'], href: onSite(route, state.context.base) }, label)]
  },
})
