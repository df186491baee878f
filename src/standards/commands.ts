/** Commands as words: what they start, and whether it is always the same. */

/** Words of a command line, quotes taken off; no shell syntax is understood beyond that. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|[^\s"']+/g)].map(
    ([whole, double, single]) => double ?? single ?? whole,
  )
}

/** The program without its folder and ending. */
export function programOf(command: string): string {
  return (command.split(/[/\\]/).at(-1) ?? command).replace(/\.(?:exe|cmd|bat|sh)$/i, '').toLowerCase()
}

export interface Fetched {
  /** Package, image or tool as written. */
  what: string
  pinned: boolean
  /** How it would be written pinned. */
  like: string
}

const runners: Record<string, readonly string[]> = {
  npx: [],
  bunx: [],
  uvx: [],
  'npm exec': [],
  'pnpm dlx': [],
  'yarn dlx': [],
  'bun x': [],
  'uv tool run': [],
  'pipx run': [],
}
const takesValue =
  /^(?:-p|--package|--from|--with|--python|--index-url|--registry|-c|--call|--spec|-e|--env|-v|--volume|--mount|--name|--network|--net|-w|--workdir|-u|--user|--entrypoint|--platform|--env-file|--label|-l|--add-host|-m|--memory|--cpus|--pull)$/

/** What a runner would fetch from a registry; null when it is no runner, or runs what is there. */
export function fetchedBy(words: readonly string[]): Fetched | null {
  const start = programOf(words[0] ?? '')
  if ((start === 'docker' || start === 'podman') && words.includes('run'))
    return image(words.slice(words.indexOf('run') + 1))
  const known = Object.keys(runners).find((name) =>
    name.split(' ').every((word, i) => (i === 0 ? start : words[i]) === word),
  )
  if (known === undefined) return null
  const rest = words.slice(known.split(' ').length)
  if (rest.includes('--no-install') || rest.includes('--offline')) return null
  const named = rest.findIndex((word) => /^(?:-p|--package|--from|--spec)(?:=|$)/.test(word))
  const spec = named >= 0 ? (/=(.*)$/s.exec(rest[named] ?? '')?.[1] ?? rest[named + 1]) : operand(rest)
  if (spec === undefined || isOwn(spec)) return null
  const python = /^(?:uvx|uv tool run|pipx run)$/.test(known)
  return {
    what: spec,
    pinned: python ? isPinnedPython(spec) : isPinnedNode(spec),
    like: python ? `${spec.replace(/[=@<>~!].*$/s, '')}==1.2.3` : `${spec.replace(/(?<=.)@.*$/s, '')}@1.2.3`,
  }
}

function image(rest: readonly string[]): Fetched | null {
  const what = operand(rest)
  if (what === undefined || isOwn(what)) return null
  const tag = /:([\w.-]+)$/.exec(what)?.[1] ?? ''
  return {
    what,
    pinned: what.includes('@sha256:') || (/\d/.test(tag) && tag !== 'latest'),
    like: `${what.replace(/:[\w.-]+$/, '')}@sha256:…`,
  }
}

/** The first word that is neither a flag nor the value of one. */
function operand(words: readonly string[]): string | undefined {
  return words.find((word, i) => !word.startsWith('-') && !takesValue.test(words[i - 1] ?? ''))
}

function isOwn(spec: string): boolean {
  return /^(?:[./~]|\$\{?\w|file:)/.test(spec)
}

function isPinnedNode(spec: string): boolean {
  return /.@v?\d+\.\d+\.\d+/.test(spec) || /#[0-9a-f]{7,40}$/.test(spec)
}

function isPinnedPython(spec: string): boolean {
  return /(?:==|@)v?\d+\.\d+/.test(spec) || /@[0-9a-f]{7,40}$/.test(spec)
}

/** The part of a command line that installs software; null when none does. */
export function installIn(line: string): string | null {
  const found =
    /(?:^|[\s;&|("'`])((?:sudo )?(?:(?:npm|pnpm|bun) (?:install|i|ci|add)\b|yarn (?:install|add)\b|(?:uv )?pip3? install\b|python3? -m pip install\b|pipx install\b|uv (?:tool install|sync|add)\b|poetry install\b|apt(?:-get)? (?:-y )?install\b|brew install\b|apk add\b|(?:dnf|yum) install\b|cargo install\b|go install\b|gem install\b|git clone\b|claude plugin install\b))/.exec(
      line,
    )
  return found?.[1] ?? null
}
