/** The real Claude Code client for the tests: fetched on demand from the registry, with a HOME of its own and no account. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { project } from '../sites.ts'

/** The version that the tests know; newer ones may say things in other words, and can be tried by name. */
export const clientVersion = process.env['CLAUDE_VERSION'] ?? '2.1.330'

export interface Answer {
  status: number | null
  text: string
}

/** Path of the client, fetched when it is not there yet; or a sentence that says why it cannot be had. */
export function clientProgram(): { program: string } | string {
  const folder = join(project, 'node_modules', '.cache', `claude-${clientVersion}`)
  const program = join(folder, 'node_modules', '.bin', process.platform === 'win32' ? 'claude.cmd' : 'claude')
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true })
    const words = [
      'install',
      '--prefix',
      folder,
      `@anthropic-ai/claude-code@${clientVersion}`,
      '--no-audit',
      '--no-fund',
      '--no-save',
    ]
    const done = spawnSync('npm', words, { encoding: 'utf8', timeout: 240_000 })
    if (!existsSync(program))
      return `the client cannot be had from the registry: ${done.stderr?.trim().split('\n').at(-1) ?? done.error?.message}`
  }
  try {
    execFileSync(program, ['--version'], { env: environment(tmpdir()), timeout: 60_000 })
  } catch (error) {
    return `the client does not start: ${error instanceof Error ? error.message : String(error)}`
  }
  return { program }
}

/** No account, no calls that the test does not mean, and a HOME of its own. */
export function environment(home: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    DISABLE_AUTOUPDATER: '1',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  }
}

/** A function that runs the client, or a sentence that says why it cannot be had. */
export function claude(): (((...words: string[]) => Answer) & { home: string }) | string {
  const found = clientProgram()
  if (typeof found === 'string') return found
  const home = mkdtempSync(join(tmpdir(), 'claude-home-'))
  const env = environment(home)
  const run = (...words: string[]): Answer => {
    const done = spawnSync(found.program, words, { env, encoding: 'utf8', timeout: 120_000, cwd: home })
    return { status: done.status, text: `${done.stdout}${done.stderr}` }
  }
  return Object.assign(run, { home })
}
