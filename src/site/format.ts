/** Figures and days as people read them; no locale, no clock. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 2026-11-03 as "3 Nov 2026"; anything else as it came. */
export function day(value: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  const month = months[Number(match?.[2]) - 1]
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : value
}

/** 12345 as "12,345". */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** "1 skill", "3 skills". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}

/** Bytes as "812 bytes", "14 kB" or "2.3 MB". */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** "a, b and c". */
export function listed(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`
}

/** The first letter as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** First characters of a digest, without its prefix. */
export function short(digest: string, length = 12): string {
  return digest.replace(/^sha256:/, '').slice(0, length)
}

/** The text with one full stop at its end, whether or not its author wrote one. */
export function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}

/** Bytes more or fewer: "+1 kB", "−230 bytes"; empty when there are as many. */
export function signedSize(bytes: number): string {
  if (bytes === 0) return ''
  return bytes > 0 ? `+${size(bytes)}` : `−${size(-bytes)}`
}
