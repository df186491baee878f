/** check: the verdicts as a report, for all plugins, for some, for what a change touches, or under another policy. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { touchedPlugins } from '../build/touched.ts'
import { judgedBefore } from '../build/unchanged.ts'
import { nearest, quoted } from '../lib/text.ts'
import type { Judgement } from '../model/judgement.ts'
import { reporterNamed } from '../report/index.ts'
import { narrowed } from '../report/narrowed.ts'
import { isError } from '../report/rows.ts'
import { whatIf } from '../report/what-if.ts'
import type { Arguments } from './arguments.ts'
import { siteOptions } from './options.ts'
import { clearProgress, say } from './terminal.ts'

export async function runCheck(given: Arguments): Promise<number> {
  if (given.whatIf !== null) return runWhatIf(given, given.whatIf)
  const { now, base } =
    given.base === null ? { now: await judgedNow(given), base: null } : await judgedAgainst(given, given.base)
  clearProgress()
  const names = now.verdicts.map(({ name }) => name)
  const unknown = given.names.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    const near = nearest(unknown, names)
    say(
      `there is no plugin ${quoted(unknown)} below ${given.root}${near === undefined ? '' : `; did you mean ${quoted(near)}?`}`,
    )
    return 2
  }
  const touched = base === null ? [] : touchedPlugins(now, base)
  if (base !== null && touched.length === 0 && given.names.length === 0) {
    say(`no plugin changed since ${quoted(given.base)}`)
    return 0
  }
  const plugins = given.names.length > 0 ? given.names : touched
  return report(given, now, base, plugins)
}

/** What judges is loaded only when something is to be judged. */
async function judgedNow(given: Arguments): Promise<Judgement> {
  const { root, org, cache, asOf, rootName, site } = given
  return judgedBefore({ root, ...(org !== undefined && { org }), cache, given: [asOf, rootName, site] }, async () => {
    const { judgeRoot } = await import('../build.ts')
    return (await judgeRoot(siteOptions(given))).judgement
  })
}

async function judgedAgainst(given: Arguments, ref: string): Promise<{ base: Judgement; now: Judgement }> {
  const { againstBase } = await import('../build/compare.ts')
  return againstBase(siteOptions(given), ref)
}

function report(given: Arguments, now: Judgement, base: Judgement | null, plugins: readonly string[]): number {
  const { level, includeWaived, output } = given
  const reporter = reporterNamed(given.format)
  if (reporter === undefined) throw new Error(`internal: no reporter ${given.format}`)
  const colour = output === null && process.stdout.isTTY === true && (process.env['NO_COLOR'] ?? '') === ''
  const width = process.stdout.columns
  const text = reporter.write(now, {
    colour,
    plugins,
    level,
    base,
    includeWaived,
    ...(colour && width > 0 && { width }),
  })
  if (output === null) process.stdout.write(text)
  else {
    const file = existsSync(output) && statSync(output).isDirectory() ? join(output, reporter.file) : output
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    say(`written to ${file}`)
  }
  return statusOf(narrowed(now, { plugins, level }))
}

/** 1 when an enforced rule fails at error; else 3 when a rule could not run. */
function statusOf({ results }: Judgement): number {
  if (results.some(isError)) return 1
  return results.some(({ state }) => state === 'could-not-run') ? 3 : 0
}

async function runWhatIf(given: Arguments, policy: string): Promise<number> {
  if (!existsSync(policy)) {
    say(`there is no file ${policy}`)
    return 2
  }
  const { underPolicy } = await import('../build/compare.ts')
  const judgement = await judgedNow(given)
  const other = await underPolicy(siteOptions(given), policy)
  clearProgress()
  process.stdout.write(whatIf(judgement, other))
  return 0
}
