/** Tables, each in a region that scrolls by itself and can be reached from the keyboard. */
import type { Element } from 'hast'
import type { State, Where } from './state.ts'
import { element, isBlank, propertyOf } from './tree.ts'

export function tableOf(node: Element, where: Where, state: State): Element {
  state.tables++
  const label = state.tables === 1 ? 'Table' : `Table ${state.tables}`
  const table = element('table', {}, state.build(node.children, { ...where, head: false, phrasing: false }))
  return element('div', { className: ['table'], tabIndex: 0, role: 'region', ariaLabel: label }, [table])
}

/** A cell; an empty head is a plain cell, since it names nothing. */
export function cellOf(node: Element, where: Where, state: State): Element {
  const children = state.build(node.children, { ...where, phrasing: false })
  const isHead = node.tagName === 'th' && !children.every(isBlank)
  const side = sideOf(node)
  return element(
    isHead ? 'th' : 'td',
    {
      ...(isHead ? { scope: where.head ? 'col' : 'row' } : {}),
      ...(side === null ? {} : { className: [side] }),
      ...spanOf(node, 'colSpan'),
      ...spanOf(node, 'rowSpan'),
    },
    children,
  )
}

function sideOf(node: Element): 'align-right' | 'align-center' | null {
  const side =
    /^text-align: (right|center)$/.exec(propertyOf(node, 'style'))?.[1] ?? propertyOf(node, 'align').toLowerCase()
  return side === 'right' ? 'align-right' : side === 'center' ? 'align-center' : null
}

/** How many columns or rows a cell takes, as long as a table could have them. */
function spanOf(node: Element, name: 'colSpan' | 'rowSpan'): Record<string, number> {
  const span = Number(propertyOf(node, name))
  return Number.isInteger(span) && span > 1 && span <= 50 ? { [name]: span } : {}
}
