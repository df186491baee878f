/** The built site once more, read as a browser reads it: nothing but what we allow, whatever plugins hold. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { type BuiltSite, buildSite, pagesOf, project } from '../sites.ts'

const corpus = join(project, '..', 'shared', 'corpus', 'knowledge-work-plugins')

type Element = DefaultTreeAdapterTypes.Element

function elementsOf(html: string): Element[] {
  const found: Element[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parse(html))
  return found
}

/** What no page may hold; empty when all is well. */
function faultsOf({ tagName, attrs, childNodes }: Element, base: string): string[] {
  const value = (name: string) => attrs.find((attribute) => attribute.name === name)?.value
  const faults: string[] = []
  for (const { name } of attrs) {
    if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'srcset')
      faults.push(`${name} on <${tagName}>`)
    if (/^data-pagefind-(?!ignore$)/.test(name)) faults.push(name)
  }
  if (['iframe', 'object', 'embed', 'base', 'style', 'template', 'math'].includes(tagName)) faults.push(`<${tagName}>`)
  if (tagName === 'script' && (value('src') === undefined || childNodes.length > 0)) faults.push('inline script')
  const source = value('src') ?? (tagName === 'link' ? value('href') : undefined)
  if (source !== undefined && !source.startsWith(base)) faults.push(`${tagName} from ${source}`)
  const href = tagName === 'a' ? value('href') : undefined
  if (href !== undefined && !/^(https?:\/\/|mailto:|#|\/(?!\/))/.test(href)) faults.push(`link to ${href}`)
  return faults
}

function audit({ out, base }: BuiltSite): string[] {
  const faults: string[] = []
  for (const page of pagesOf(out)) {
    const elements = elementsOf(readFileSync(join(out, page), 'utf8'))
    faults.push(...elements.flatMap((element) => faultsOf(element, base)).map((fault) => `${page}: ${fault}`))
    if (!elements.some(({ attrs }) => attrs.some(({ value }) => value === 'Content-Security-Policy')))
      faults.push(`${page}: no policy`)
    const ids = elements.flatMap(({ attrs }) => attrs.filter(({ name }) => name === 'id').map(({ value }) => value))
    if (new Set(ids).size !== ids.length) faults.push(`${page}: an id stands twice`)
  }
  return faults
}

test('the sample catalogue holds nothing that could run or reach out', () => {
  expect(audit(buildSite(project, { base: '/catalogue/' }))).toEqual([])
})

describe.skipIf(!existsSync(corpus))('a real marketplace repository (skipped where ../shared is absent)', () => {
  const site = existsSync(corpus) ? buildSite(corpus) : undefined

  test('every entry has a page, the local ones with their skills', () => {
    const { out, plugins } = site!
    expect(plugins).toHaveLength(94)
    const local = plugins.filter(({ source }) => source === 'local')
    expect(local).toHaveLength(22)
    expect(local.flatMap(({ components }) => components.skills)).toHaveLength(212)
    for (const { url } of plugins) expect(existsSync(join(out, url, 'index.html')), url).toBe(true)
    expect(pagesOf(out).filter((page) => /^plugins\/[^/]+\/skills\//.test(page))).toHaveLength(212)
  })

  test('the facts that are known of it stand on its pages', () => {
    const textAt = (page: string) => readFileSync(join(site!.out, page, 'index.html'), 'utf8')
    // A finding stands in a span of its own; the same words in a summary or an example do not count.
    const found = (rule: string, words: string) =>
      textAt(`standards/${rule}`).match(new RegExp(`<span>[^<]*${words}[^<]*</span>`, 'g'))
    expect(found('connector-urls-are-safe', 'has an empty address')).toHaveLength(32)
    expect(found('names-known-connectors', 'holds a space')).toHaveLength(14)
    expect(found('has-license', 'license is missing')).toHaveLength(19)
    expect(textAt('compliance')).toContain('marketplace.json')
    expect(textAt('connectors/similarweb')).toContain('2 different ways')
  })

  test('its pages hold nothing that could run or reach out', () => {
    expect(audit(site!)).toEqual([])
  })
})
