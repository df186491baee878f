/** Wrong usage: the caller named something that cannot be read; the sentence is all a person needs. */
import { readdirSync, statSync } from 'node:fs'
import { quoted } from '../lib/text.ts'

const name = 'UsageError'

/** An error whose message says what is wrong with an argument. */
export function usageError(message: string): Error {
  const error = new Error(message)
  error.name = name
  return error
}

/** Whether a caught value is such an error. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === name
}

/** Throws a UsageError unless the path is a folder that can be listed. */
export function checkRoot(root: string): void {
  try {
    if (!statSync(root).isDirectory())
      throw usageError(`${quoted(root, 200)} is a file, expected a folder with plugins`)
    readdirSync(root)
  } catch (error) {
    if (isUsageError(error)) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const denied = code === 'EACCES' || code === 'EPERM'
    throw usageError(`folder ${quoted(root, 200)} ${denied ? 'cannot be read: permission denied' : 'does not exist'}`)
  }
}
