/** Every icon is read whole from its file. */

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { shapesOf } from '../../src/site/icons.ts'

it('reads every stroke of a drawing', () => {
  expect(shapesOf('search')).toEqual([
    { tag: 'path', attributes: { d: 'm21 21-4.34-4.34' } },
    { tag: 'circle', attributes: { cx: '11', cy: '11', r: '8' } },
  ])
})

it('leaves no stroke out', () => {
  const file = new URL('../../node_modules/lucide-static/icons/webhook.svg', import.meta.url)
  const strokes = readFileSync(file, 'utf8').match(/<(?!svg|\/|!)/g) ?? []
  expect(shapesOf('hook')).toHaveLength(strokes.length)
})
