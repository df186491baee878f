/** Pictures: only raster files of the plugin itself are shown; what is elsewhere becomes a link, what is missing a word. */
import type { ElementContent } from 'hast'
import { oneLine, quoted, shortened } from '../lib/text.ts'
import { fixFor, onSite, readable, webAddress, withoutQuery } from './links.ts'
import { referenceFrom } from './paths.ts'
import type { State, Where } from './state.ts'
import { element, text } from './tree.ts'

/** What stands in the place of an image, one inline node. */
export function imageOf(
  written: string,
  altText: string,
  state: State,
  where: Where,
  at: number | null,
): ElementContent {
  const { context, document, notes } = state
  const source = written.trim()
  const alt = oneLine(altText)
  const web = webAddress(source.startsWith('//') ? `https:${source}` : source)
  if (web !== null) {
    notes.add({
      rule: 'docs-are-safe-markdown',
      at,
      message: `image ${quoted(withoutQuery(source))} is not in the plugin`,
      fix: 'put the picture into the plugin and show it from there',
      hideSource: web.search !== '' || web.username !== '',
    })
    const label = text(alt || web.host)
    if (where.link || web.username !== '' || web.password !== '') return label
    return element('a', { href: web.href, className: ['remote-image'], rel: ['noopener', 'noreferrer', 'external'] }, [
      label,
    ])
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(source)?.[1]
  if (source === '' || scheme !== undefined || /[\p{Cc}\p{Cf}\\]/u.test(source)) {
    const message =
      source === ''
        ? 'image has no source'
        : `image ${quoted(shortened(readable(source), 40))} is no file of the plugin`
    notes.add({
      rule: 'docs-are-safe-markdown',
      at,
      message,
      fix: 'put the picture into the plugin and show it from there',
    })
    return absent(alt)
  }
  const reference = referenceFrom(document.path, source)
  if ('problem' in reference) {
    const message = `image ${quoted(readable(source))} leads out of the plugin`
    notes.add({ rule: 'paths-stay-inside', at, message, fix: 'put the picture into the plugin and show it from there' })
    return absent(alt)
  }
  const { path } = reference
  const target = context.targets.get(path)
  if (target === undefined) {
    notes.add({
      rule: 'links-resolve',
      at,
      message: `image ${quoted(path)} does not exist`,
      fix: fixFor(path, 'image', state),
    })
    return absent(alt || nameOf(path))
  }
  if (target.kind !== 'image') {
    const message = `image ${quoted(path)} is no PNG, JPEG, WebP or GIF`
    notes.add({ rule: 'docs-are-safe-markdown', at, message, fix: 'convert it to PNG or WebP' })
    return absent(alt || nameOf(path))
  }
  state.targets.add(path)
  if (target.route === null) return absent(alt || nameOf(path))
  return element('img', { src: onSite(target.route, context.base), alt, loading: 'lazy', decoding: 'async' }, [])
}

function absent(words: string): ElementContent {
  return element('span', { className: ['no-image'] }, [
    text(words === '' ? 'picture not shown' : `${words} (picture not shown)`),
  ])
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
