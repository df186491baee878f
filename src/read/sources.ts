/** Where a marketplace entry says its plugin is: a folder below the root, another place, or nowhere that may be read. */
import { quoted } from '../lib/text.ts'
import type { Severity } from '../model/finding.ts'
import { withoutUser } from './sources/address.ts'
import { remoteSource, unknownSource } from './sources/remote.ts'
import type { Fault, Resolved } from './sources/source.ts'

/** The source of an entry as written; `pluginRoot` is the folder under which bare names resolve. */
export function resolveSource(written: unknown, pluginRoot: string | null): Resolved {
  if (typeof written === 'string') return relative(written, pluginRoot)
  return remoteSource(written)
}

/** A path below the root in normal form ('.' for the root), or null when it leads out. */
export function normalPath(written: string): string | null {
  const steps = written.split('/').filter((step) => step !== '' && step !== '.')
  return steps.includes('..') || written.startsWith('/') ? null : steps.join('/') || '.'
}

function relative(written: string, pluginRoot: string | null): Resolved {
  const fault = (message: string, fix: string, severity: Severity = 'error', rule?: string): Fault => ({
    at: ['source'],
    severity,
    message,
    fix,
    ...(rule && { rule }),
  })
  const refuse = (reason: string, fix: string, rule?: string): Resolved => ({
    kind: 'refused',
    reason,
    source: unknownSource(written, quoted(written)),
    faults: [fault(reason, fix, 'error', rule)],
  })

  if (written.trim() === '') return refuse('source is empty', 'write the folder, e.g. "./plugins/expense-reports"')
  if (/^[a-z][a-z0-9+.-]+:|^git@/i.test(written)) {
    const source = unknownSource(written, quoted(withoutUser(written)))
    const message = `source is ${quoted(withoutUser(written))}, expected a path or an object`
    return { kind: 'remote', source, faults: [fault(message, 'write { "source": "url", "url": "https://…" }')] }
  }
  if (/[\p{Cc}\p{Cf}]/u.test(written)) {
    return refuse(`source ${quoted(written)} holds a control or invisible character`, 'rename the folder')
  }
  if (written.includes('\\')) return refuse(`source ${quoted(written)} holds a backslash`, 'write / instead')
  const path = normalPath(written)
  if (path === null || /^~|^[a-z]:/i.test(written)) {
    const fix = 'move the plugin below the marketplace root'
    return refuse(`source ${quoted(written)} leads out of the repository`, fix, 'paths-stay-inside')
  }
  if (written.startsWith('./')) return { kind: 'local', folder: path, faults: [] }
  const cowork = (fix: string) => [
    fault(`source ${quoted(written)} is not one that Cowork syncs`, fix, 'advice', 'syncs-to-cowork'),
  ]
  if (written === '.') return { kind: 'local', folder: path, faults: cowork('write "./"') }
  if (!written.includes('/') && pluginRoot !== null) {
    const folder = pluginRoot === '.' ? path : `${pluginRoot}/${path}`
    return { kind: 'local', folder, faults: cowork(`write "./${folder}"`) }
  }
  const message = `source ${quoted(written)} does not start with "./"`
  return { kind: 'local', folder: path, faults: [fault(message, `write "./${path}"`)] }
}
