/** Where a link may lead: the web, mail, an anchor of the document, a file of the plugin. Everything else is text. */
import { nearest, quoted } from '../lib/text.ts'
import { nearestPath, referenceFrom, referenceTo } from './paths.ts'
import { headingSlug } from './slugger.ts'
import type { State } from './state.ts'

export interface Address {
  href: string
  external: boolean
}

const schemes = 'https, http or mailto'
const mostJumps = 200

/** The address to link to, base path included; null when there is none, and then a note says why. */
export function addressOf(written: string, state: State, at: number | null): Address | null {
  const target = written.trim()
  const refuse = (message: string, fix: string, hideSource = false) => {
    state.notes.add({ rule: 'docs-are-safe-markdown', at, message, fix, hideSource })
    return null
  }
  if (target === '' || target === '#') {
    state.notes.add({
      rule: 'links-resolve',
      at,
      message: 'link has no target',
      fix: 'name a target, or remove the link',
    })
    return null
  }
  if (/[\p{Cc}\p{Cf}\\]/u.test(target)) {
    return refuse(
      `link ${quoted(readable(target))} holds a backslash or an invisible character`,
      'write the target with plain slashes and letters',
    )
  }
  if (target.startsWith('//')) return refuse(`link ${quoted(target)} leaves out its scheme`, `write "https:${target}"`)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1]?.toLowerCase()
  if (scheme === undefined)
    return target.startsWith('#') ? anchorOf(target.slice(1), state, at) : fileOf(target, state, at)
  if (scheme === 'mailto')
    return mailOf(target) ?? refuse(`link ${quoted(target)} is no mail address`, 'write "mailto:name@host"')
  if (scheme !== 'http' && scheme !== 'https') {
    return refuse(
      `link ${quoted(readable(target))} has the scheme ${quoted(scheme)}, expected ${schemes}`,
      'link to an https address or to a file of the plugin',
    )
  }
  const url = webAddress(target)
  if (url === null)
    return refuse(`link ${quoted(withoutQuery(target))} is no web address`, 'write "https://host/path"', true)
  if (url.username !== '' || url.password !== '') {
    return refuse(
      `link to ${quoted(url.host)} holds a user name`,
      `write "${url.protocol}//${url.host}${url.pathname}"`,
      true,
    )
  }
  return { href: url.href, external: true }
}

/** The address when it is written in full, as scheme, two slashes and a host; else null. */
export function webAddress(written: string): URL | null {
  return /^https?:\/\/[^/\\]/i.test(written) && URL.canParse(written) ? new URL(written) : null
}

/** The address for a message: what follows the path can hold a secret. */
export function withoutQuery(written: string): string {
  return written.replace(/[?#].*$/, '').replace(/\/\/[^/]*@/, '//')
}

function mailOf(target: string): Address | null {
  return /^mailto:[\w.!#$%&'*+/=^`{|}~-]+@[\w.-]+(?:\?[\w.~%&=+-]*)?$/i.test(target)
    ? { href: target, external: false }
    : null
}

function anchorOf(fragment: string, { outline, notes }: State, at: number | null): Address | null {
  const wanted = readable(fragment).toLowerCase()
  const id = outline.anchors.get(wanted)
  if (id !== undefined) return { href: `#${id}`, external: false }
  const meant = notes.hasRoom() ? nearest(wanted, [...outline.anchors.keys()].slice(0, 500)) : undefined
  const fix = meant === undefined ? 'link to a heading of this document' : `write "#${meant}"`
  notes.add({
    rule: 'links-resolve',
    at,
    message: `no heading has the anchor ${quoted(`#${readable(fragment)}`)}`,
    fix,
  })
  return null
}

function fileOf(written: string, state: State, at: number | null): Address | null {
  const { context, document, notes } = state
  const reference = referenceFrom(document.path, written)
  if ('problem' in reference) {
    const isOutside = reference.problem === 'outside'
    const slashed = readable(written).replace(/\\/g, '/')
    notes.add({
      rule: isOutside ? 'paths-stay-inside' : 'links-resolve',
      at,
      message: `link ${quoted(readable(written))} ${isOutside ? 'leads out of the plugin' : 'cannot be read as a path'}`,
      fix: /%5c/i.test(written) ? `write ${quoted(slashed)}` : 'link to a file of the plugin or to an https address',
    })
    return null
  }
  const { path, fragment } = reference
  const target = context.targets.get(path)
  if (target !== undefined) {
    state.targets.add(path)
    if (target.kind === 'document' && fragment !== '') jump(path, readable(fragment), state, at)
    if (target.route !== null) {
      const anchor = target.kind === 'document' && fragment !== '' ? `#doc-${headingSlug(readable(fragment))}` : ''
      return { href: onSite(target.route, context.base) + encodeURI(anchor), external: false }
    }
    return onSource(path, fragment, context.sourceUrl)
  }
  const folder = context.folders.get(path)
  if (folder !== undefined) return { href: onSite(folder, context.base), external: false }
  notes.add({
    rule: 'links-resolve',
    at,
    message: `link target ${quoted(path)} does not exist`,
    fix: fixFor(path, 'link', state),
  })
  return null
}

/** Whether the heading is there shows only once the other document is rendered too. */
function jump(path: string, fragment: string, { document, jumps, notes }: State, at: number | null): void {
  if (path === document.path || jumps.length >= mostJumps) return
  const message = `${path} has no heading with the anchor ${quoted(`#${fragment}`)}`
  const note = notes.made({ rule: 'links-resolve', at, message, fix: `link to a heading of ${path}, or to the file` })
  jumps.push({ path, anchor: fragment.toLowerCase(), note })
}

/** What to write instead of a path that does not exist. */
export function fixFor(path: string, what: 'link' | 'image', { context, document, notes }: State): string {
  const meant = notes.hasRoom() ? nearestPath(path, [...context.targets.keys()]) : undefined
  return meant === undefined
    ? `add ${quoted(path)}, or remove the ${what}`
    : `write "${referenceTo(document.path, meant)}"`
}

/** A route of the site with the base path in front. */
export function onSite(route: string, base: string): string {
  return base.replace(/\/$/, '') + route
}

/** A file where its source can be browsed; the files of a plugin that are not on the site. */
function onSource(path: string, fragment: string, sourceUrl: string | null): Address | null {
  if (sourceUrl === null) return null
  const lines = /^L\d+(?:-L\d+)?$/.test(fragment) ? `#${fragment}` : ''
  return { href: sourceUrl + path.split('/').map(encodeURIComponent).join('/') + lines, external: true }
}

/** The text with its %-escapes resolved where that is possible. */
export function readable(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
