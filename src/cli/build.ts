/** build and start: the site, written and served. */
import { join } from 'node:path'
import { serve } from '../build/serve.ts'
import { writeSite } from '../build/site.ts'
import { build } from '../build.ts'
import { isOurs } from '../lib/mirror.ts'
import { counted } from '../lib/text.ts'
import type { DataQuality } from '../model/metric.ts'
import csv from '../report/csv.ts'
import { isError } from '../report/rows.ts'
import type { Arguments } from './arguments.ts'
import { basePath, siteOf, siteOptions } from './options.ts'
import { clearProgress, say, showProgress } from './terminal.ts'

export async function runBuild(given: Arguments): Promise<number> {
  if (!isOurs(given.out)) {
    say(`${given.out} holds files that no build wrote\n    fix: choose an empty folder with --out`)
    return 2
  }
  const started = performance.now()
  // What is published does not say in which folder of which machine it was made.
  const built = await build({ ...siteOptions(given), rootName: '.' })
  const { library, catalog, documents, judgement } = built
  const site = siteOf(given, library)
  const whole = { colour: false, plugins: [], level: null, base: null, includeWaived: true }
  const further = { 'api/v1/compliance.csv': csv.write(judgement, whole) }
  const report = await writeSite(built, { ...given, site, base: basePath(site), further, progress: showProgress })
  clearProgress()
  const { quarantined, remote } = catalog.counts
  say(
    `${counted(library.plugins.length, 'plugin')} (${remote} remote, ${quarantined} quarantined), ` +
      `${report.rendered} of ${counted(report.pages, 'page')} rendered, ${documents.fresh} of ${counted(documents.all, 'document')} parsed, ` +
      `search index ${report.indexReused ? 'reused' : 'built'} over ${counted(report.records, 'record')}, ` +
      `${((performance.now() - started) / 1000).toFixed(1)} s`,
  )
  const unread = unreadSaid(built.measurement.quality)
  if (unread !== null) say(`${unread}; see ${join(given.out, 'health', 'exports', 'index.html')}`)
  const failing = judgement.results.filter(isError)
  if (failing.length > 0) say(`${counted(failing.length, 'check')} failing at error; see npm run check`)
  say(`written to ${given.out}`)
  return 0
}

/** "usage: 1 of 19 files refused, 34 rows left out"; null when every file was read whole. */
function unreadSaid({ files, rows }: DataQuality): string | null {
  const { refused } = files
  const leftOut = rows.rejected.reduce((sum, { rows: some }) => sum + some, 0)
  if (refused + leftOut === 0) return null
  const all = Object.values(files).reduce((sum, count) => sum + count, 0)
  const parts = [
    refused > 0 && `${refused} of ${counted(all, 'file')} refused`,
    leftOut > 0 && `${counted(leftOut, 'row')} left out`,
  ]
  return `usage: ${parts.filter((part) => part !== false).join(', ')}`
}

export async function runStart(given: Arguments): Promise<number> {
  const status = await runBuild({ ...given, site: given.site ?? 'http://localhost/' })
  if (status !== 0) return status
  const address = await serve(given.out)
  process.stdout.write(`\nThe catalogue is at ${address}\nStop it with Ctrl-C.\n`)
  return new Promise(() => {})
}
