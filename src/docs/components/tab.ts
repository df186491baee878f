/** One of several alternatives, with its title. */
import { z } from 'zod'
import { element, inParagraphs, text } from '../tree.ts'
import { component } from './component.ts'

export default component({
  name: 'Tab',
  summary: 'One of the alternatives in Tabs, with its title.',
  example: '<Tab label="Claude Code">\n\nType the command.\n\n</Tab>',
  inline: false,
  attributes: z.strictObject({ label: z.string().min(1).max(80).describe('Its title') }),
  draw: ({ label }, { children }) => [
    element('section', { className: ['pane'], ariaLabel: label }, [
      element('p', { className: ['pane-title'] }, [text(label)]),
      ...inParagraphs(children),
    ]),
  ],
})
