/** What goes to standard error: sentences, and progress where a person is watching. */

export function say(text: string): void {
  clearProgress()
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
}

/** One line that is written over; nothing at all when standard error is no terminal. */
export function showProgress(stage: string, done?: number, total?: number): void {
  if (process.stderr.isTTY !== true) return
  process.stderr.write(`\r\u001b[K${stage}${done === undefined ? '' : ` ${done} of ${total}`} …`)
}

export function clearProgress(): void {
  if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K')
}
