/** Links from file to file instead of from the root of a host, so that a site can be opened from a folder without a server. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

const addresses = ['href', 'src', 'action']

/** An address, or that of a page which leads on to another: "0; url=…". */
const leads = /^(\d+; url=|)(.*)$/s

/** Rewrites the pages and styles of a built site in their place. */
export function linkFileToFile(folder: string, base: string): void {
  for (const page of globSync('**/*.html', { cwd: folder })) {
    rewrite(join(folder, page), (html) => withRelativeLinks(html, page.replaceAll('\\', '/'), base))
  }
  for (const style of globSync('_astro/*.css', { cwd: folder })) {
    rewrite(join(folder, style), (css) => css.replaceAll(`url(${base}`, 'url(../'))
  }
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

/** `page` is the path of the page from the root of the site, e.g. teams/legal/index.html. */
export function withRelativeLinks(html: string, page: string, base: string): string {
  const edits: { start: number; end: number; text: string }[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      for (const { name, value } of node.attrs) {
        const place = node.sourceCodeLocation?.attrs?.[name]
        const [, wait = '', address = ''] = leads.exec(value) ?? []
        const isAddress = addresses.includes(name) || (name === 'content' && wait !== '')
        if (place === undefined || !isAddress || !address.startsWith(base)) continue
        const text = `${name}="${wait}${escaped(relativeTo(page, address.slice(base.length)))}"`
        edits.push({ start: place.startOffset, end: place.endOffset, text })
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(html, { sourceCodeLocationInfo: true }))
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: link }) => text.slice(0, start) + link + text.slice(end), html)
}

function relativeTo(page: string, address: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? []
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
  return posix.relative(posix.dirname(page), file) + rest
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
