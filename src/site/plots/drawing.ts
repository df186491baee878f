/** Observable Plot on a light document → a tree of elements without script, style or id of its own. */
import { type PlotOptions, plot } from '@observablehq/plot'
import { parseHTML } from 'linkedom'

export interface Drawn {
  tag: string
  attributes: Record<string, string>
  children: (Drawn | string)[]
}

export interface Picture {
  /** Unique on its page; names of patterns and of the title start with it. */
  id: string
  title: string
  /** What the plot shows, for those who do not see it. */
  description: string
  /** Patterns that its marks fill themselves with. */
  hatches?: string[]
}

const { document } = parseHTML('<!doctype html><html><body></body></html>')

/** The plot as a tree. Colours come from the stylesheet by class, so that themes and paper decide them. */
export function drawn(options: PlotOptions, { id, title, description, hatches = [] }: Picture): Drawn {
  const root = treeOf(plot({ ...options, document }))
  const { viewBox = '' } = root.attributes
  return {
    tag: 'svg',
    attributes: {
      class: 'plot',
      viewBox,
      'text-anchor': 'middle',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    children: [
      element('title', { id: `${id}-title` }, [title]),
      element('desc', { id: `${id}-desc` }, [description]),
      ...(hatches.length === 0
        ? []
        : [
            element(
              'defs',
              {},
              hatches.map((name) => hatch(id, name)),
            ),
          ]),
      ...root.children,
    ],
  }
}

/** What a mark fills itself with to be hatched. */
export function hatched(id: string, name: string): string {
  return `url(#${id}-${name})`
}

function hatch(id: string, name: string): Drawn {
  const box = { width: '6', height: '6', patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }
  const stripe = element('rect', { class: `plot-${name}`, width: '2', height: '6' }, [])
  return element('pattern', { id: `${id}-${name}`, ...box }, [stripe])
}

function element(tag: string, attributes: Record<string, string>, children: Drawn['children']): Drawn {
  return { tag, attributes, children }
}

/** Attributes that Plot writes and that the page decides or has no use for. */
const dropped = /^(style|width|height|font-.*|fill-opacity|stroke-opacity|aria-.*|color)$/

function treeOf(node: Element): Drawn {
  const tag = node.localName
  const whole = tag === 'svg' || tag === 'g'
  const attributes: Record<string, string> = {}
  for (const { name, value } of [...node.attributes].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (whole ? dropped.test(name) : name === 'style' || name.startsWith('aria-')) continue
    attributes[name] = rounded(value)
  }
  const children: Drawn['children'] = []
  for (const child of node.childNodes) {
    if (child.nodeType === 3) children.push(child.textContent ?? '')
    else if (isElement(child) && child.localName !== 'style') children.push(treeOf(child))
  }
  return { tag, attributes, children }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

/** Two decimals are finer than any screen, and the same on every machine. */
function rounded(value: string): string {
  return value.replace(/-?\d+\.\d+(e-?\d+)?/g, (digits) => String(Number(Number(digits).toFixed(2))))
}
