/** A numbered list shown as steps to take one after the other. */
import { z } from 'zod'
import { element, inParagraphs } from '../tree.ts'
import { component } from './component.ts'

export default component({
  name: 'Steps',
  summary: 'A numbered list shown as steps to take one after the other.',
  example: '<Steps>\n\n1. Open the period.\n2. Run the skill.\n\n</Steps>',
  inline: false,
  attributes: z.strictObject({}),
  draw: (_, { children }) => [element('div', { className: ['steps'] }, inParagraphs(children))],
})
