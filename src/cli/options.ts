/** The arguments as what the pipeline takes: base path, clock, progress. */
import type { SiteOptions } from '../build.ts'
import type { Library } from '../model/library.ts'
import type { Arguments } from './arguments.ts'
import { showProgress } from './terminal.ts'

export function siteOptions(given: Arguments): SiteOptions {
  return {
    ...given,
    base: (library) => basePath(siteOf(given, library)),
    site: (library) => siteOf(given, library),
    clock: processorTime,
    progress: showProgress,
  }
}

/** An address on the command line counts; else the organisation's own; else the root of whatever host serves it. */
export function siteOf({ site }: Arguments, { org }: Library): string | undefined {
  return site ?? org.organisation?.site
}

export function basePath(site: string | undefined): string {
  const { pathname } = new URL(site ?? 'http://localhost/')
  return pathname.endsWith('/') ? pathname : `${pathname}/`
}

/** Milliseconds of processor time, to within what passes in a few milliseconds: a busy machine must not change a verdict. */
function processorTime(): number {
  // Asking the system takes longer than most rules; a clock costs next to nothing.
  const now = performance.now()
  if (now - asked < 5) return used
  const { user, system } = process.cpuUsage()
  asked = now
  used = (user + system) / 1000
  return used
}

let asked = Number.NEGATIVE_INFINITY
let used = 0
