/** Files that a skill names in code spans, in the folders the specification knows, and paths that lead out. */
import { posix } from 'node:path'
import { nearest, quoted } from '../lib/text.ts'
import type { Found, Subject } from './rule.ts'

/** Findings for one skill: `body` starts on line `first` of the file at `path`. */
export function* missingFiles({ plugin }: Subject, path: string, body: string, first: number): Generator<Found> {
  const files = new Set(plugin.files.map((file) => file.path))
  const folder = posix.dirname(path)
  const told = new Set<string>()
  let fenced = false
  for (const [i, line] of body.split('\n').entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced
    if (fenced || line.length > 4_000) continue
    for (const [, written = ''] of line.matchAll(/`((?:\.\.?\/|scripts\/|references\/|assets\/)[\w./-]{1,200})`/g)) {
      if (told.has(written) || !/\.[a-z0-9]{1,5}$/i.test(written)) continue
      told.add(written)
      const place = { file: path, line: first + i }
      const target = posix.normalize(posix.join(folder, written))
      if (target.startsWith('..'))
        yield {
          ...place,
          message: `path ${quoted(written)} leads out of the plugin`,
          fix: 'copy the file into the plugin, or name the other plugin instead',
        }
      else if (/^(?:scripts|references|assets)\//.test(written) && !files.has(target) && !files.has(written)) {
        const close = nearest(
          target,
          [...files].filter((file) => file.startsWith(`${folder}/`)),
        )
        yield {
          ...place,
          message: `file ${quoted(written)} is named, but does not exist`,
          fix:
            close === undefined
              ? 'add the file, or remove the line'
              : `write ${posix.relative(folder, close)}, or add the file`,
        }
      }
    }
  }
}
