/** Settings of a server that Claude's schema refuses: of another kind than expected, or an option nobody declared. */
import { quoted } from '../../lib/text.ts'
import { type Kind, misfits } from '../kinds.ts'
import { type Data, isRecord, own } from '../record.ts'
import type { Context, Declaration } from './context.ts'
import type { ServerSource } from './server-checks.ts'

const rule = 'manifest-matches-schema'
const local: Record<string, Kind> = { args: 'a list of texts', env: 'a map of texts' }
const remote: Record<string, Kind> = { headers: 'a map of texts', headersHelper: 'text', oauth: 'a map' }

/** One finding for each setting of another kind; values stay out of it, since they may be secrets. */
export function checkServerKinds(context: Context, { name, spot }: ServerSource, config: Data, isLocal: boolean): void {
  const oauth = own(config, 'oauth')
  const found = [
    ...misfits(config, { ...(isLocal ? local : remote), timeout: 'a number' }, true),
    ...(isRecord(oauth) && !isLocal
      ? misfits(oauth, { clientId: 'text' }, true).map(({ message }) => ({ key: 'oauth', message }))
      : []),
  ]
  for (const { key, message } of found)
    context.tell(spot(key), rule, 'error', `server ${quoted(name)} is dropped: ${message}`, null)
}

/** One finding for each option that a server uses and nothing declares. */
export function checkServerOptions(
  context: Context,
  { name, config, spot }: ServerSource,
  from: Declaration | null,
): void {
  const used = JSON.stringify(config ?? null).matchAll(/\$\{user_config\.([A-Za-z_][A-Za-z0-9_]*)\}/g)
  const declared = declaredOptions(from, name)
  for (const key of new Set([...used].map(([, key = '']) => key))) {
    if (declared.has(key)) continue
    const message = `server ${quoted(name)} uses option ${quoted(key)}, which plugin.json does not declare`
    context.tell(spot(), rule, 'error', message, `declare it under "userConfig"`)
  }
}

/** Options of the plugin, and those of the channel that belongs to the server. */
function declaredOptions(from: Declaration | null, server: string): Set<string> {
  const channels = from ? own(from.data, 'channels') : undefined
  const theirs = (Array.isArray(channels) ? channels : [])
    .filter(isRecord)
    .filter((one) => own(one, 'server') === server)
  const maps = [from?.data, ...theirs].map((one) => (one ? own(one, 'userConfig') : undefined))
  return new Set(maps.flatMap((map) => (isRecord(map) ? Object.keys(map) : [])))
}
