/** A strict reader of the XML that is written here: well-formed by XML 1.0, or it throws. */

export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** The root element of a document without doctype, comments, CDATA or processing instructions. */
export function readXml(document: string): Element {
  // XML 1.0, production 2.
  const illegal = document.match(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u)
  if (illegal) throw new Error(`character U+${illegal[0].codePointAt(0)?.toString(16)} is not allowed`)
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  if (body === document) throw new Error('there is no XML declaration')
  const token = /<(\/?)([a-z][\w.-]*)((?:\s+[a-zA-Z][\w.-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  let at = 0
  for (const [all, closes = '', name = '', attributes = '', empty = '', text] of body.matchAll(token)) {
    at += all.length
    const current = open.at(-1)!
    if (text !== undefined) {
      if (text.includes(']]>')) throw new Error('"]]>" stands in text')
      current.text += decoded(text)
    } else if (closes === '/') {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`)
      open.pop()
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' }
      current.children.push(element)
      if (empty === '') open.push(element)
    }
  }
  if (at !== body.length) throw new Error(`cannot be read from ${JSON.stringify(body.slice(at, at + 60))}`)
  const [root] = top.children
  if (open.length !== 1 || root === undefined || top.children.length !== 1 || top.text.trim() !== '')
    throw new Error('is not one element')
  return root
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.-]+)="([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, decoded(value)] as const,
  )
  if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error(`an attribute stands twice in ${text}`)
  return Object.fromEntries(pairs)
}

function decoded(text: string): string {
  return text.replace(/&([^;]*;?)/g, (all, name: string) => {
    const code = /^#(\d+);$/.exec(name)?.[1]
    if (code === undefined) throw new Error(`${all} is no character reference`)
    return String.fromCodePoint(Number(code))
  })
}
