/** A picture of the plugin with a caption. */
import { z } from 'zod'
import { imageOf } from '../images.ts'
import { element, text } from '../tree.ts'
import { component } from './component.ts'

export default component({
  name: 'Screenshot',
  summary: 'A picture of the plugin with a caption.',
  example: '<Screenshot src="docs/ledger.png" alt="The ledger after the run" caption="After the run" />',
  inline: false,
  attributes: z.strictObject({
    src: z.string().min(1).max(300).describe('Path of the picture, from the document'),
    alt: z.string().min(1).max(300).describe('What it shows, for those who do not see it'),
    caption: z.string().min(1).max(300).optional().describe('The line under it'),
  }),
  draw({ src, alt, caption }, { state, where, at }) {
    const picture = imageOf(src, alt, state, where, at)
    const below = caption === undefined ? [] : [element('figcaption', {}, [text(caption)])]
    return [element('figure', { className: ['screenshot'] }, [picture, ...below])]
  },
})
