/** Hosts a plugin talks to, as far as its configuration, hooks and scripts say. */
import type { Hook, Server } from '../../model/component.ts'
import type { Context } from './context.ts'
import { hostOf } from './server-config.ts'

const script = /\.(?:sh|bash|zsh|ps1|py|js|mjs|cjs|ts|mts|rb|pl|php|lua)$/i
const address = /\b(?:https?|wss?):\/\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)/gi

/** Lower case, sorted; this machine itself does not count. */
export function egressOf(context: Context, servers: readonly Server[], hooks: readonly Hook[]): string[] {
  const hosts = new Set<string>()
  const add = (host: string | null) => {
    if (host !== null && !/^(?:localhost|127\..*|0\.0\.0\.0|\[?::1\]?)$/.test(host)) hosts.add(host.toLowerCase())
  }
  for (const server of servers) {
    add(server.host)
    for (const host of hostsIn(server.command ?? '')) add(host)
  }
  for (const hook of hooks) {
    if (hook.handler === 'http') add(hostOf(hook.action))
    for (const host of hostsIn(hook.action)) add(host)
  }
  for (const [path, { bytes }] of context.files) {
    // Scripts need not be clean text for a host to be found in them.
    if (bytes && script.test(path)) for (const host of hostsIn(bytes.toString('latin1'))) add(host)
  }
  return [...hosts].sort()
}

function hostsIn(text: string): string[] {
  return [...text.matchAll(address)].map((match) => match[1] ?? '').filter((host) => host.includes('.'))
}
