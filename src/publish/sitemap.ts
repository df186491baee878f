/** sitemap.xml: every page for crawlers of the intranet's search; needs the public address of the site. */
import { xmlText } from '../lib/xml.ts'
import { output } from './output.ts'

/** Addresses that one file may hold (sitemaps.org). */
const most = 50_000

export default output({
  id: 'sitemap',
  title: 'Every page, for crawlers',
  into: 'site',
  gives: [{ path: 'sitemap.xml', type: 'application/xml', title: 'Every page, for crawlers' }],
  files: ({ pages, site, library, catalog }) => {
    if (site === null) return {}
    const changed = new Map(library.plugins.map(({ slug, lastChange }) => [slug, lastChange?.day]))
    // Pages that only lead on are nobody's answer.
    const gone = new Set(catalog.tombstones.map(({ url }) => url.slice(1)))
    const entries = pages.flatMap((page) => {
      if (gone.has(page)) return []
      const day = changed.get(/^plugins\/([^/]+)\//.exec(page)?.[1] ?? '')
      const when = day === undefined ? '' : `<lastmod>${day}</lastmod>`
      return [`  <url><loc>${xmlText(site + page)}</loc>${when}</url>\n`]
    })
    const files: Record<string, string> = {}
    const parts = Math.ceil(entries.length / most)
    if (parts <= 1) return { 'sitemap.xml': whole('urlset', entries) }
    for (let i = 0; i < parts; i++) {
      files[`sitemap-${i + 1}.xml`] = whole('urlset', entries.slice(i * most, (i + 1) * most))
    }
    const list = Object.keys(files).map((name) => `  <sitemap><loc>${xmlText(site + name)}</loc></sitemap>\n`)
    return { ...files, 'sitemap.xml': whole('sitemapindex', list) }
  },
})

function whole(root: string, entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</${root}>\n`
}
