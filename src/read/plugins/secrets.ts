/** Nothing that could be a secret leaves the reader: values are masked before anything is stored or shown. */

const masked = '…'
const secretWord =
  /(?:api[-_]?key|token|secret|passw(?:or)?d|pwd|auth(?:orization)?|bearer|credential|private[-_]?key|access[-_]?key|client[-_]?secret|signature)/i
const knownForm =
  /\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{8,}|\bgh[oprsu]_\w{8,}|\bgithub_pat_\w{8,}|\bxox[a-z]-[\w-]{8,}|\bAKIA[A-Z0-9]{12,}|\bAIza[\w-]{20,}|\beyJ[\w-]{8,}[\w.-]*|\bglpat-[\w-]{8,}/g

/** Variable names a text refers to, defaults left out, in order of appearance. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\$\{([A-Za-z_][\w.]*)/g)].map((match) => match[1] ?? ''))]
}

/** ${NAME:-default} without the default: a default can be a secret. */
export function withoutDefaults(text: string): string {
  return text.replace(/\$\{([A-Za-z_][\w.]*)[^}]*(?:\}|$)/g, (_whole, name: string) => `\${${name}}`)
}

/** Arguments of a program with values of secrets masked. */
export function maskedArguments(args: readonly string[]): string[] {
  return args.map((arg, i) => {
    const before = args[i - 1] ?? ''
    // A value that follows --token, or stands in --token=…
    const follows = /^-/.test(before) && !before.includes('=') && secretWord.test(before) && !arg.startsWith('-')
    return follows && !isReference(arg) ? masked : maskedText(arg)
  })
}

/** A command line or other text with values of secrets, user info and query values masked. */
export function maskedText(text: string): string {
  const most = 10_000
  if (text.length > most) return `${maskedText(text.slice(0, most))}${masked} (${text.length} characters)`
  return withoutDefaults(text)
    .replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{1,500}@/gi, `$1${masked}@`)
    .replace(/([?&][\w.~-]{1,100}=)[^&\s"'#]+/g, `$1${masked}`)
    .replace(/\b(basic|bearer)[ \t]+[^\s"'$]{4,}/gi, `$1 ${masked}`)
    .replace(
      /([\w-]{0,60}(?:key|token|secret|passw(?:or)?d|pwd|credential|authorization)[\w-]{0,20}["']?\s{0,3}[=:]\s{0,3}["']?)(?!\$\{)[^\s"'&;,]{3,}/gi,
      `$1${masked}`,
    )
    .replace(knownForm, masked)
    .replace(/[A-Za-z0-9+/_-]{24,}={0,2}/g, (run) => (looksRandom(run) ? masked : run))
}

/**
 * An address without user info and query, path segments that look random masked, scheme and host in lower case. What
 * does not parse is not shown beyond its scheme.
 */
export function safeAddress(url: string): string {
  const bare = withoutDefaults(url.trim().slice(0, 10_000))
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]{0,20}:\/\/)(.*)$/is.exec(bare) ?? []
  const lower = scheme.toLowerCase()
  const variables = variablesIn(bare).map((name) => `\${${name}}`)
  if (scheme === '') return bare === '' ? '' : variables.join(masked) || masked
  if (!URL.canParse(bare.replace(/:?\$\{[^}]*\}/g, ''))) return `${lower}${variables.join(masked) || masked}`
  const end = rest.search(/[/?#]/)
  const authority = end < 0 ? rest : rest.slice(0, end)
  const path = (end < 0 ? '' : rest.slice(end)).replace(/[?#].*$/s, '').replace(/\/$/, '')
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const port = lower === 'https://' || lower === 'wss://' ? /:443$/ : /:80$/
  const segments = path
    .split('/')
    .map((segment) => (segment.length >= 16 && looksRandom(segment) ? masked : maskedText(segment)))
  return `${lower}${host.includes('${') ? host : host.toLowerCase().replace(port, '')}${segments.join('/')}`
}

/** Long, mixed and without the shape of words: what keys and tokens look like. */
function looksRandom(text: string): boolean {
  if (text.includes('${')) return false
  const digits = text.replace(/[^0-9]/g, '').length
  const longestWord = Math.max(0, ...(text.match(/[a-z]+|[A-Z]+/g) ?? []).map((word) => word.length))
  return digits >= 3 && /[A-Za-z]/.test(text) && longestWord <= 8 && digits / text.length > 0.1
}

function isReference(text: string): boolean {
  return /^\$\{[^{}]*\}$/.test(text) || /^\$\w+$/.test(text)
}
