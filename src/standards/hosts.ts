/** Hosts: which are inside, which look like another, which only stand in documentation. */
import type { Org } from '../model/library.ts'
import type { Policy } from '../model/policy.ts'

/** Addresses that name a format, a licence or nothing at all; no program talks to them. */
const spoken =
  /^(?:(?:www\.)?w3\.org|schemas?\..+|json-schema\.org|(?:www\.)?json\.schemastore\.org|(?:www\.)?apache\.org|(?:www\.)?opensource\.org|(?:www\.)?creativecommons\.org|spdx\.org|(?:www\.)?gnu\.org|(?:.+\.)?example\.(?:com|org|net)|.+\.(?:test|invalid))$/

/** Why an address leads to a machine or network of one's own; null when it does not. */
export function innerHost(host: string): string | null {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost')) return 'this machine'
  if (/\.(?:local|localdomain|lan)$/.test(name)) return 'a private network'
  if (name === 'metadata.google.internal') return 'a link-local address'
  if (name.includes(':')) return innerV6(name)
  const parts = name.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part))) return null
  return innerV4(parts)
}

function innerV4([a = 0, b = 0, c = 0]: readonly number[]): string | null {
  if (a === 127 || a === 0) return 'this machine'
  if (a === 169 && b === 254) return 'a link-local address'
  const isPrivate =
    a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128)
  if (isPrivate || (a === 192 && b === 0 && c === 0) || (a === 198 && (b === 18 || b === 19)))
    return 'a private network'
  return a >= 224 ? 'no single machine' : null
}

function innerV6(name: string): string | null {
  if (name === '::1' || name === '::') return 'this machine'
  if (/^fe[89ab]/.test(name)) return 'a link-local address'
  if (/^f[cd]/.test(name)) return 'a private network'
  // The URL parser writes an IPv4 address inside an IPv6 one in two groups of hex.
  const [, high = '', low = ''] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(name) ?? []
  if (high === '') return null
  const [h, l] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return innerV4([h >> 8, h & 255, l >> 8, l & 255])
}

/** Whether a host is written with letters outside ASCII, which can look like another's. */
export function isInternational(host: string): boolean {
  return host.split('.').some((label) => label.startsWith('xn--')) || /\P{ASCII}/u.test(host)
}

/** Whether a host stands in a text for what it means rather than to be reached. */
export function isSpokenOf(host: string): boolean {
  return spoken.test(host)
}

/** Whether a host is on the list; an entry with a leading dot means every host below. */
export function isListed(host: string, list: readonly string[]): boolean {
  return list.some((entry) => (entry.startsWith('.') ? host.endsWith(entry) : host === entry.toLowerCase()))
}

/** Hosts that need no declaration: those of provisioned connectors and of the organisation itself. */
export function isProvisioned(host: string, { connectors, organisation }: Org): boolean {
  if (connectors.some(({ hosts }) => isListed(host, hosts))) return true
  const own = [organisation?.site, organisation?.repository].flatMap((address) =>
    address === undefined ? [] : [new URL(address).hostname],
  )
  return own.includes(host)
}

/** Whether the policy lets plugins talk to a host. */
export function isAllowed(host: string, { egress }: Policy): boolean {
  return isListed(host, egress)
}
