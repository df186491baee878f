/** What of a line is risky to run, or asks a model to drop its guard. */

import { hasRun, isBase64 } from '../lib/character-runs.ts'
import { withoutSecrets } from '../lib/secrets.ts'
import { fetchedBy, wordsOf } from './commands.ts'
import { scriptFile } from './scripts.ts'
import type { Line } from './texts.ts'

export interface Risk {
  message: string
  fix: string
}

const piped =
  /\b(?:curl|wget)\b[^|\n]{0,400}(?:https?:\/\/|\$)[^|\n]{0,400}\|\s{0,3}(?:sudo\s{1,3})?(?:env\s{1,3})?((?:ba|z|da|k)?sh|python3?|node|perl|ruby)\b(?!\s+-[cm]\b)/
const substituted = /\b(?:(?:ba|z|da)?sh|source|eval)\s{1,3}(?:-\w{1,3}\s{1,3})?["'<]{0,2}[$<]?\(\s{0,3}(?:curl|wget)\b/
const powershell =
  /\b(?:iex|invoke-expression)\b[^\n]{0,60}\b(?:irm|iwr|invoke-(?:restmethod|webrequest)|downloadstring)\b|\b(?:irm|iwr|invoke-(?:restmethod|webrequest))\b[^|\n]{0,300}\|\s{0,3}(?:iex|invoke-expression)\b/i
const switchedOff =
  /--dangerously-(?:skip-permissions|bypass-approvals-and-sandbox)\b|--permission-mode[ =]bypassPermissions\b|["']?defaultMode["']?\s{0,3}:\s{0,3}["']bypassPermissions["']|--allow-all-tools\b|--yolo\b|\bgit (?:commit|push|merge)\b[^\n]{0,120}\s--no-verify\b/
const phrase =
  /\b(?:ignore|disregard|forget) (?:all |any |the |your ){0,2}(?:previous|prior|earlier|above|system) (?:instructions|rules|prompts?|guidelines)\b|\b(?:bypass|circumvent|override) (?:all |any |the |your ){0,2}(?:safety|security|permission|guardrail|content)s? ?(?:checks?|prompts?|rules|filters?|guardrails?|polic(?:y|ies))\b|\byou have no (?:restrictions|limits|guardrails)\b/i
const consents = /\s(?:--yes|--assume-yes|--force-yes|-auto-approve|--auto-approve)(?=\s|$)/
const negated =
  /\b(?:never|not|don['’]t|do not|avoid|refuse|reject|forbid|forbidden|prohibited|without|instead of|detect|flag|block|warn|such as|e\.g\.|like|phrases?|attempts?|injection|treat|contains?|says?|asks?|asking|tries|trying)\b/i
/** Tools that a project brings along; npx then runs what is installed. */
const localTools =
  /^(?:tsc|eslint|prettier|vitest|jest|mocha|playwright|next|astro|vite|tsx|ts-node|webpack|rollup|esbuild|biome|prisma|tailwindcss|turbo|nx|lerna|husky|lint-staged|stylelint|cypress|nodemon|expo|react-native|cap|pod|remotion|storybook|drizzle-kit)$/

const commandWords =
  /(?:curl|wget|npx|bunx|uvx|pipx|npm exec|bun x|uv tool|dlx|iex|[Ii]nvoke-|assume-yes|force-yes|auto-approve|--yes|--dangerously|bypassPermissions|--allow-all|--yolo|--no-verify)/
const blobLeast = 240
const blob = new RegExp(`[A-Za-z0-9+/]{${blobLeast},}={0,2}`, 'g')

/** Whether a text holds anything that the searches below could find. */
export function mayBeRisky(text: string): boolean {
  return commandWords.test(text) || phrase.test(text) || hasRun(text, blobLeast, isBase64)
}

/** Risks of a line that holds commands: of a script, a hook or fenced code. `told` says whether unpinned runners are told. */
export function commandRisks(line: string, told: boolean): Risk[] {
  const text = line.slice(0, 4_000)
  const risks: Risk[] = []
  const shell = piped.exec(text)?.[1] ?? (substituted.test(text) ? 'sh' : powershell.test(text) ? 'iex' : null)
  if (shell !== null)
    risks.push({
      message: `what is downloaded runs at once, piped into "${shell}"`,
      fix: 'download a pinned version, check its digest, then run it',
    })
  const off = switchedOff.exec(text)?.[0].trim()
  if (off !== undefined && !negated.test(text))
    risks.push({ message: `a guardrail is switched off by "${off}"`, fix: 'remove it, and let people be asked' })
  const runners =
    /(?:^|[\s;&|("'`$])((?:npx|bunx|uvx|pnpm dlx|yarn dlx|npm exec|bun x|pipx run|uv tool run)\s[^;&|\n`]{1,300})/g
  let runs = false
  for (const [, command = ''] of told ? text.matchAll(runners) : []) {
    const fetched = fetchedBy(wordsOf(command))
    runs = true
    if (fetched === null || fetched.pinned || localTools.test(fetched.what) || !/^@?[a-z0-9]/i.test(fetched.what))
      continue
    risks.push({
      message: `"${withoutSecrets(fetched.what)}" runs in whatever version is newest`,
      fix: `write "${withoutSecrets(fetched.like)}", with the version that was reviewed`,
    })
  }
  const consent = consents.exec(text)?.[0].trim()
  if (consent !== undefined && !runs && told && !negated.test(text))
    risks.push({ message: `a question is answered beforehand by "${consent}"`, fix: 'leave the answer to people' })
  return risks
}

/** A sentence that asks a model to drop its guard; one that warns of such a sentence, or quotes it, does not count. */
export function bypassIn(line: string): Risk | null {
  const found = phrase.exec(line.slice(0, 20_000))
  if (found === null) return null
  const before = line.slice(Math.max(0, found.index - 200), found.index)
  const quotes = /["“”'‘’`«»]$/.test(before) || /["“‘`«][^"”’`»]*$/.test(before)
  return quotes || negated.test(before)
    ? null
    : { message: `a guardrail is talked away by "${found[0]}"`, fix: 'delete the sentence' }
}

/** Offset of a long run of base64 that is no picture, font or digest; -1 when there is none. */
export function blobIn(line: string): number {
  for (const { 0: run, index } of line.matchAll(blob)) {
    const before = line.slice(Math.max(0, index - 60), index)
    const isMixed = /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && new Set(run.slice(0, 400)).size > 24
    const isPlain = /^[0-9a-f]+$/i.test(run) || (run.match(/\//g)?.length ?? 0) > run.length / 12
    if (
      isMixed &&
      !isPlain &&
      !/data:(?:image|font|audio|video|application\/(?:font|x-font|pdf))[\w/+.;=-]{0,50},$|sha\d{3}-$|integrity/i.test(
        before,
      )
    )
      return index
  }
  return -1
}

const program =
  /\.(?:exe|dll|so|dylib|bin|com|scr|msi|deb|rpm|dmg|pkg|apk|app|jar|class|pyc|pyo|pyd|node|wasm|o|a|lib|elf)$/i

/** Whether a file without text is a program rather than a document, a font or a sound. */
export function isProgram(path: string): boolean {
  return program.test(path) || !/\.[a-z0-9]{1,8}$/i.test(path)
}

/** Every risk of one line of a file; `followed` are the documents that Claude acts on. */
export function* risksOf({ file, text }: Line, inFence: boolean, followed: ReadonlySet<string>): Generator<Risk> {
  const isScript = scriptFile.test(file)
  const isMarkdown = /\.mdx?$/i.test(file)
  if (isScript && /^\s*(?:#|\/\/|\*)/.test(text)) return
  if (isScript || inFence) yield* commandRisks(text, isScript || followed.has(file))
  else if (isMarkdown && text.includes('`'))
    for (const [, code = ''] of text.matchAll(/`([^`]{8,400})`/g))
      yield* commandRisks(/\b(?:never|not|don['’]t|avoid|instead of)\b/i.test(text) ? '' : code, false)
  if (isMarkdown && !inFence) {
    const bypass = bypassIn(text)
    if (bypass !== null) yield bypass
  }
  if (blobIn(text) >= 0)
    yield {
      message: 'a long run of base64 stands here, which nobody can read',
      fix: 'write it as text, or as a file of its own',
    }
}
