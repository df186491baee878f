/** The configuration of a plugin's servers as written: what the records leave out, because it may hold secrets. */
import type { Server } from '../model/component.ts'
import type { KeyPath, Subject } from './rule.ts'

export interface ServerConfig {
  server: Server
  file: string
  /** Key path of the server in the file. */
  at: KeyPath
  config: Record<string, unknown>
}

/** One for each server that a file of the plugin configures; those of a marketplace entry have none. */
export function serverConfigs(subject: Subject): ServerConfig[] {
  const { servers } = subject.plugin
  return Object.entries(Object.groupBy(servers, ({ path }) => path ?? '')).flatMap(([file, its = []]) => {
    const text = file === '' || !file.endsWith('.json') ? null : subject.text(file)
    const maps = text === null ? [] : mapsIn(parsed(text), file)
    return its.flatMap((server) => {
      const found = maps.flatMap(({ map, at }) =>
        Object.entries(map).flatMap(([name, config]) =>
          name.trim() === server.name && isMap(config) ? [{ server, file, at: [...at, name], config }] : [],
        ),
      )
      return found.slice(-1)
    })
  })
}

/** The maps of servers in a file: under mcpServers, alone or in a list, or the file itself. */
function mapsIn(data: unknown, file: string): { map: Record<string, unknown>; at: KeyPath }[] {
  if (!isMap(data)) return []
  const { mcpServers: wrapped } = data
  if (Array.isArray(wrapped))
    return wrapped.flatMap((map: unknown, i) => (isMap(map) ? [{ map, at: ['mcpServers', i] }] : []))
  if (isMap(wrapped)) return [{ map: wrapped, at: ['mcpServers'] }]
  return file.endsWith('plugin.json') ? [] : [{ map: data, at: [] }]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // That it does not parse is a finding of the reader's.
    return null
  }
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Texts of a map by key; [] when the value is no map. */
export function textsIn(value: unknown): [key: string, text: string][] {
  return isMap(value)
    ? Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : []))
    : []
}
