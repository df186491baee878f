/** Content-addressed results on disk: what was worked out once for a key is read back the next time. */
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Where results are kept between runs; get returns undefined when nothing is stored or it cannot be read. */
export interface Store {
  get(key: string): string | undefined
  put(key: string, content: string): void
  /** Forgets every result that was neither read nor written since the store was opened. */
  sweep(): void
}

/** A store in a folder, one file a key; keys are hex digests and get a two-letter subfolder. */
export function folderStore(folder: string): Store {
  const made = new Set<string>()
  const used = new Set<string>()
  const fileOf = (key: string) => join(folder, key.slice(0, 2), key)
  return {
    get(key) {
      used.add(key)
      try {
        return readFileSync(fileOf(key), 'utf8')
      } catch {
        return undefined
      }
    },
    put(key, content) {
      used.add(key)
      const file = fileOf(key)
      const parent = dirname(file)
      if (!made.has(parent)) mkdirSync(parent, { recursive: true })
      made.add(parent)
      const draft = `${file}.${process.pid}`
      writeFileSync(draft, content)
      renameSync(draft, file)
    },
    sweep() {
      for (const file of globSync('*/*', { cwd: folder }))
        if (!used.has(basename(file))) rmSync(join(folder, file), { force: true })
    },
  }
}

/** A store that forgets everything when the process ends. */
export function memoryStore(): Store {
  const kept = new Map<string, string>()
  return { get: (key) => kept.get(key), put: (key, content) => void kept.set(key, content), sweep: () => {} }
}
