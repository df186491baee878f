/** Addresses of remote sources: safe to show, safe to open, without anything that may be a password. */
import { textOf } from './source.ts'

const known = /^(?:github\.com|gitlab\.com|bitbucket\.org)$/
const secretName = /token|key|secret|sig|password|credential/i

/** The page a person can open, https only, without user info and query; null when there is none. */
export function browserAddress(type: string, fields: Record<string, unknown>): string | null {
  const revision = textOf(fields, 'sha') || textOf(fields, 'ref')
  if (type === 'github') return repositoryPage(`https://github.com/${textOf(fields, 'repo')}`, revision, '')
  if (type === 'npm') {
    const ours = textOf(fields, 'registry') === '' && /^(@[\w.-]+\/)?[\w.-]+$/.test(textOf(fields, 'package'))
    return ours ? `https://www.npmjs.com/package/${textOf(fields, 'package')}` : null
  }
  if (type === 'archive') return parsed(textOf(fields, 'url'))?.href ?? null
  if (type === 'url') return repositoryPage(textOf(fields, 'url'), revision, '')
  if (type === 'git-subdir') return repositoryPage(textOf(fields, 'url'), revision, textOf(fields, 'path'))
  return null
}

/** The address for people: host and path, or the text as written when it is no address. */
export function repositoryLabel(address: string): string {
  const url = parsed(webForm(address), true)
  return url === null ? withoutUser(address) : `${url.host}${url.pathname.replace(/\.git$/, '')}`
}

/** A source as written, with user info taken out of addresses and header values masked. */
export function withoutSecrets(written: unknown): unknown {
  if (typeof written === 'string') return withoutParameters(withoutUser(written))
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return written
  return Object.fromEntries(
    Object.entries(written).map(([key, value]: [string, unknown]) => [
      key,
      key === 'headers' ? masked(value) : withoutSecrets(value),
    ]),
  )
}

/** An address without the name and password before its host. */
export function withoutUser(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1')
}

function withoutParameters(address: string): string {
  return address.replace(/([?&])([^=&#?]*)=[^&#]*/g, (all: string, mark: string, name: string) =>
    secretName.test(name) ? `${mark}${name}=***` : all,
  )
}

function masked(headers: unknown): unknown {
  if (typeof headers !== 'object' || headers === null) return '***'
  return Object.fromEntries(Object.keys(headers).map((name) => [name, '***']))
}

function repositoryPage(address: string, revision: string, folder: string): string | null {
  const url = parsed(webForm(address))
  if (url === null) return null
  url.pathname = url.pathname.replace(/\.git\/?$/, '').replace(/\/+$/, '')
  const tree = { 'github.com': 'tree', 'gitlab.com': '-/tree', 'bitbucket.org': 'src' }[url.hostname]
  if (tree === undefined || revision === '') return url.href
  const steps = [...revision.split('/'), ...folder.split('/')].filter((step) => step !== '' && step !== '.')
  if (steps.includes('..')) return url.href
  return `${url.href}/${tree}/${steps.map(encodeURIComponent).join('/')}`
}

/** git@host:owner/repository and owner/repository as the https address behind them. */
function webForm(address: string): string {
  const [, host = '', path = ''] = address.match(/^git@([\w.-]+):(.+)$/) ?? []
  if (known.test(host)) return `https://${host}/${path}`
  return /^[\w.-]+\/[\w.-]+$/.test(address) ? `https://github.com/${address}` : address
}

function parsed(address: string, plain = false): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && !(plain && url.protocol === 'http:')) return null
  url.username = ''
  url.password = ''
  url.search = ''
  url.hash = ''
  return url
}
