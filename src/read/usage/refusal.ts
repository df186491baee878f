/** Refusing an export as a whole: what the file is and what to export instead, never echoing its content. */

const refused = 'UsageRefused'

/** An error that says why a file is not used and what to export instead; it never echoes content. */
export function refusal(message: string, fix: string): Error {
  const error = new Error(message, { cause: fix })
  error.name = refused
  return error
}

export function isRefusal(error: unknown): error is Error & { cause: string } {
  return error instanceof Error && error.name === refused && typeof error.cause === 'string'
}
