/** Values in the configuration of a server that should be names of variables. */

import { isPlaceholder, markOf, secretsIn } from '../lib/secrets.ts'
import { quoted } from '../lib/text.ts'
import type { KeyPath } from './rule.ts'
import { isMap, type ServerConfig, textsIn } from './server-configs.ts'

export interface ServerSecret {
  file: string
  at: KeyPath
  value: string
  /** After the name of the server. */
  message: string
  fix: string
}

const secretName =
  /api[-_]?key|token|secret|passw(?:or)?d|pwd|authorization|credential|private[-_]?key|access[-_]?key|signature|(?:^|[-_])(?:key|auth|pat)$/i
const openName =
  /(?:url|uri|file|path|dir|endpoint|host|name|id|type|mode|method|header|ttl|seconds|expiry|limit|count|budget|max|length|public[-_]?key)$/i
const openValue =
  /^(?:true|false|none|null|oauth2?|bearer|basic|required|optional|default|auto|env|file|stdin|keychain|disabled|enabled|\d{1,6}|https?:\/\/.*|[./~].*)$/i

/** Every literal value that is or should be a secret, each once. */
export function serverSecrets({ server, config, file, at }: ServerConfig): ServerSecret[] {
  const found: ServerSecret[] = []
  const variable = `${server.name.replace(/\W+/g, '_').toUpperCase()}_TOKEN`
  const tell = (
    where: KeyPath,
    value: string,
    what: string,
    fix = `write \${${variable}}, and register the variable with the connector`,
  ) =>
    found.push({
      file,
      at: [...at, ...where],
      value,
      message: `server ${quoted(server.name)} holds a literal value in ${what} (${markOf(value)})`,
      fix,
    })

  for (const part of ['env', 'headers']) {
    for (const [key, text] of textsIn(config[part])) {
      const what = `${part === 'env' ? 'variable' : 'header'} ${quoted(key)}`
      const value = literalOf(key, text)
      if (value !== null) tell([part, key], value, what)
    }
  }
  const args: unknown[] = Array.isArray(config.args) ? config.args : []
  for (const [i, arg] of args.entries()) {
    if (typeof arg !== 'string') continue
    const before = args[i - 1]
    const [, flag = '', rest = arg] = /^(--?[\w-]+)=(.*)$/s.exec(arg) ?? []
    const name =
      flag !== ''
        ? flag
        : typeof before === 'string' && /^--?[\w-]+$/.test(before) && !arg.startsWith('-')
          ? before
          : ''
    const value = literalOf(name, rest)
    if (value !== null) tell(['args', i], value, name === '' ? `argument ${i + 1}` : `argument ${quoted(name)}`)
  }
  if (typeof config.url === 'string') {
    for (const [, key = '', text = ''] of config.url.matchAll(/[?&]([\w.~-]{1,100})=([^&#]*)/g)) {
      const value = literalOf(key, text)
      if (value !== null)
        tell(['url'], value, `query ${quoted(key)}`, 'remove it from the address, and send it in a header as ${…}')
    }
    for (const { value } of secretsIn(config.url.replace(/\?.*$/s, '').replace(/\/\/[^/]*@/, '//')))
      tell(['url'], value, 'its address')
  }
  const secret = isMap(config.oauth) ? config.oauth.clientSecret : undefined
  if (typeof secret === 'string' && literalOf('clientSecret', secret) !== null)
    tell(['oauth', 'clientSecret'], secret, 'oauth "clientSecret"')
  return found
}

/** The literal part of a value that should be secret, defaults of variables included; null when there is none. */
function literalOf(name: string, text: string): string | null {
  const isSecret = secretName.test(name) && !openName.test(name)
  for (const [, fallback = ''] of text.matchAll(/\$\{\w+:-([^{}]*)\}/g)) {
    if ((isSecret && isMeant(fallback)) || secretsIn(fallback).length > 0) return fallback
  }
  const literal = text
    .replace(/\$\{[^{}]*\}/g, '')
    .replace(/^\s*(?:bearer|basic|token|apikey)\b\s*/i, '')
    .trim()
  if (isSecret && isMeant(literal)) return literal
  return secretsIn(literal)[0]?.value ?? null
}

function isMeant(value: string): boolean {
  return value.length >= 4 && /[A-Za-z0-9]{3}/.test(value) && !isPlaceholder(value) && !openValue.test(value)
}
