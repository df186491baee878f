/** Alternatives side by side in the source, shown one under another so that they read without script and in print. */
import { z } from 'zod'
import { element, inParagraphs } from '../tree.ts'
import { component } from './component.ts'

export default component({
  name: 'Tabs',
  summary: 'Alternatives, each in a Tab, shown one under another.',
  example: '<Tabs>\n<Tab label="Cowork">\n\nOpen the plugin.\n\n</Tab>\n</Tabs>',
  inline: false,
  attributes: z.strictObject({}),
  draw: (_, { children }) => [element('div', { className: ['panes'] }, inParagraphs(children))],
})
