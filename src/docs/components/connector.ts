/** The name of a provisioned connector, linked to its page. */
import { z } from 'zod'
import { quoted } from '../../lib/text.ts'
import { onSite } from '../links.ts'
import { element, text } from '../tree.ts'
import { component, suggested } from './component.ts'

export default component({
  name: 'Connector',
  summary: 'The name of a provisioned connector, linked to its page.',
  example: '<Connector id="netsuite" />',
  inline: true,
  attributes: z.strictObject({ id: z.string().min(1).max(80).describe('Id of the connector in org/connectors') }),
  draw({ id }, { state, where, at }) {
    const { connectors } = state.context.components
    const found = connectors.get(id)
    if (found === undefined) {
      const instead = suggested(id, [...connectors.keys()])
      const fix = `${instead === null ? '' : `${instead}, or `}add org/connectors/${id}.yaml`
      state.notes.add({
        rule: 'names-known-connectors',
        at,
        message: `connector ${quoted(id)} is not provisioned`,
        fix,
      })
      return [element('span', { className: ['name-chip'] }, [text(id)])]
    }
    if (where.link) return [text(found.title)]
    return [
      element('a', { className: ['name-chip'], href: onSite(found.route, state.context.base) }, [text(found.title)]),
    ]
  },
})
