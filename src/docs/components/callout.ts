/** A note, tip or warning set apart from the text. */
import { z } from 'zod'
import { callout, calloutKinds } from '../callouts.ts'
import { component } from './component.ts'

export default component({
  name: 'Callout',
  summary: 'A note, tip or warning set apart from the text.',
  example: '<Callout kind="warning" title="Before you post">\n\nCheck the period.\n\n</Callout>',
  inline: false,
  attributes: z.strictObject({
    kind: z.enum(calloutKinds).default('note').describe('What it is: note, tip, important, warning or caution'),
    title: z.string().min(1).max(120).optional().describe('Its first line; the kind when left out'),
  }),
  draw: ({ kind, title = '' }, { children }) => [callout(kind, title, children)],
})
