/** Broken central data: unlike a plugin's, it stops the run, since everything else would be judged by it. */
import type { Finding } from '../../model/finding.ts'

const name = 'CentralDataError'

export type CentralDataError = Error & { findings: Finding[] }

/** An error that carries the findings; its message is the first of them. */
export function centralDataError(findings: readonly Finding[]): CentralDataError {
  const [first] = findings
  const where = first?.file == null ? '' : `${first.file}${first.line === null ? '' : `:${first.line}`}: `
  const error = Object.assign(new Error(`${where}${first?.message ?? 'central data cannot be used'}`), {
    findings: [...findings],
  })
  error.name = name
  return error
}

/** Whether a caught value is such an error. */
export function isCentralDataError(error: unknown): error is CentralDataError {
  return error instanceof Error && error.name === name && 'findings' in error
}
