/** Sources that are not in this repository: what they are called, where to look at them, and whether they are pinned. */
import semver from 'semver'
import { either, quoted, shortened } from '../../lib/text.ts'
import { type Kind, misfits } from '../kinds.ts'
import { browserAddress, repositoryLabel, withoutSecrets, withoutUser } from './address.ts'
import { type Fault, type RemoteSource, type Resolved, textOf } from './source.ts'

type Fields = Record<string, unknown>

const required: Record<string, string[]> = {
  github: ['repo'],
  url: ['url'],
  'git-subdir': ['url', 'path'],
  npm: ['package'],
  archive: ['url'],
  command: ['command'],
}

const kinds: Record<string, Kind> = { ref: 'text', path: 'text', version: 'text', registry: 'text' }

/** A source given as an object; anything else is refused. */
export function remoteSource(written: unknown): Resolved {
  const refuse = (reason: string, type = 'unknown'): Resolved => ({
    kind: 'refused',
    reason,
    source: { ...unknownSource(written, reason), type },
    faults: [
      { at: ['source'], severity: 'error', message: reason, fix: 'write "./path", or an object of a known kind' },
    ],
  })
  if (written === undefined) return refuse('source is missing')
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    return refuse(`source is ${Array.isArray(written) ? 'a list' : String(written)}, expected a path or an object`)
  }
  const fields: Fields = { ...written }
  const type = fields.source
  const names = typeof type === 'string' && Object.hasOwn(required, type) ? required[type] : undefined
  if (typeof type !== 'string' || !names) {
    const kind = type === undefined ? 'missing' : quoted(type)
    return refuse(`source kind is ${kind}, expected ${either(Object.keys(required))}`)
  }
  const lacking = names.find((name) => textOf(fields, name) === '')
  if (lacking !== undefined) return refuse(`source ${quoted(type)} has no ${lacking}`, type)

  const source: RemoteSource = {
    kind: 'remote',
    type,
    written: withoutSecrets(written),
    label: labelOf(type, fields),
    url: browserAddress(type, fields),
    pinned: isPinned(type, fields),
  }
  return { kind: 'remote', source, faults: faultsOf(type, fields, source.pinned) }
}

/** A source that cannot be told: shown as written, with nothing to open. */
export function unknownSource(written: unknown, label: string): RemoteSource {
  return { kind: 'remote', type: 'unknown', written: withoutSecrets(written), label, url: null, pinned: false }
}

function labelOf(type: string, fields: Fields): string {
  const sha = textOf(fields, 'sha')
  const at = sha === '' ? textOf(fields, 'ref') : sha.slice(0, 7)
  const pin = at === '' ? '' : ` at ${at}`
  const label = () => {
    if (type === 'github') return `github ${textOf(fields, 'repo')}${pin}`
    if (type === 'npm') return `npm ${textOf(fields, 'package')} ${textOf(fields, 'version') || '(newest)'}`
    if (type === 'command') return `command ${textOf(fields, 'command')}`
    const address = repositoryLabel(textOf(fields, 'url'))
    if (type === 'archive') return `archive ${address}`
    return type === 'git-subdir'
      ? `git ${address}, folder ${textOf(fields, 'path')},${pin || ' newest'}`
      : `git ${address}${pin}`
  }
  return shortened(label(), 160)
}

function isPinned(type: string, fields: Fields): boolean {
  if (type === 'npm') return semver.valid(textOf(fields, 'version')) !== null
  if (type === 'archive') return /^[0-9a-f]{64}$/i.test(textOf(fields, 'sha256'))
  return type !== 'command' && /^[0-9a-f]{40}$/.test(textOf(fields, 'sha'))
}

function faultsOf(type: string, fields: Fields, pinned: boolean): Fault[] {
  const faults: Fault[] = []
  const tell = (name: string, severity: Fault['severity'], message: string, fix: string, rule?: string) =>
    faults.push({ at: ['source', name], severity, message, fix, ...(rule && { rule }) })
  const url = textOf(fields, 'url')
  const sha = fields.sha

  for (const { key, message } of misfits(fields, kinds)) tell(key, 'error', message, 'write it as text')
  if (type === 'github' && !/^[\w.-]+\/[\w.-]+$/.test(textOf(fields, 'repo')))
    tell('repo', 'error', `repo is ${quoted(fields.repo)}, expected owner/repository`, 'write owner/repository')
  if (type === 'url' && !/^(https?|file):\/\/|^git@/.test(url))
    tell(
      'url',
      'error',
      `url is ${quoted(withoutUser(url))}, expected a whole address`,
      'write https://host/owner/repository',
    )
  const [, authority = ''] = url.match(/^[a-z]+:\/\/([^/?#]*)/i) ?? []
  if (authority.slice(0, authority.lastIndexOf('@') + 1).includes(':'))
    tell('url', 'error', 'url holds a password', 'take it out and rotate it', 'connectors-hold-no-secrets')
  if (type === 'git-subdir' && textOf(fields, 'path').split('/').includes('..'))
    tell('path', 'error', `path ${quoted(fields.path)} holds ".."`, 'name the folder from the top', 'paths-stay-inside')
  if (type === 'npm' && textOf(fields, 'package').includes('..'))
    tell('package', 'error', `package ${quoted(fields.package)} holds ".."`, 'write the name of the package')
  if (type === 'archive' && !url.startsWith('https://'))
    tell('url', 'error', `url is ${quoted(repositoryLabel(url))}, expected https`, 'serve the archive over https')
  else if (type === 'archive' && /^https:\/\/(?:[^/?#]*@)?(?:localhost|127\.|169\.254\.|\[::1\])/i.test(url))
    tell('url', 'error', `url leads to ${quoted(repositoryLabel(url))}, which Claude refuses`, 'serve it elsewhere')
  if (type === 'archive' && fields.sha256 !== undefined && !pinned)
    tell('sha256', 'error', 'sha256 is not 64 hex characters', 'write the digest of the archive')
  if (type === 'npm' && typeof fields.registry === 'string' && !/^https?:\/\/[^/]/.test(fields.registry))
    tell('registry', 'error', 'registry is not an address', 'write https://…')
  if (sha !== undefined && (typeof sha !== 'string' || !/^[0-9a-f]{40}$/.test(sha)))
    tell('sha', 'error', `sha is ${quoted(sha)}, expected 40 lower-case hex characters`, 'write the whole commit id')
  else if (!pinned && ['github', 'url', 'git-subdir'].includes(type))
    tell('source', 'advice', 'source names no commit, so its content can change unseen', 'add "sha": "<commit>"')
  return faults
}
