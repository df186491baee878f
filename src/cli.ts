/** The command line: words in, exit status out; everything else is done elsewhere. */
import { type Arguments, parseWords, usage } from './cli/arguments.ts'
import { say } from './cli/terminal.ts'
import { nearest, quoted } from './lib/text.ts'
import { isCentralDataError } from './read/org/central-data-error.ts'
import { isUsageError } from './read/usage-error.ts'
import { findingLines } from './report/finding-lines.ts'

/** Exit status: 0 nothing at error, 1 errors found, 2 wrong usage or broken central data, 3 a rule could not run or our own fault. */
async function main(words: string[]): Promise<number> {
  const given = parseWords(words)
  if (typeof given === 'string') {
    say(`${given}\n\n${usage}`)
    return 2
  }
  try {
    return await run(given)
  } catch (error) {
    if (isCentralDataError(error)) say(findingLines(error.findings, { colour: process.stderr.isTTY === true }))
    else if (isUsageError(error)) say(error.message)
    else say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return isCentralDataError(error) || isUsageError(error) ? 2 : 3
  }
}

/** Each command loads its own code only: a check that has nothing to do must not wait for what it will not use. */
async function run(given: Arguments): Promise<number> {
  switch (given.command) {
    case 'start':
      return (await import('./cli/build.ts')).runStart(given)
    case 'build':
      return (await import('./cli/build.ts')).runBuild(given)
    case 'check':
      return (await import('./cli/check.ts')).runCheck(given)
    case 'generate':
      return (await import('./cli/generate.ts')).runGenerate(given)
    case 'record':
      return (await import('./cli/generate.ts')).runRecord(given)
    case 'release':
      return (await import('./cli/release.ts')).runRelease(given)
    case 'explain':
      return runExplain(given)
  }
}

/** A rule first: metrics are only loaded for what no rule is called. */
async function runExplain({ names: [id = ''], asOf, dialect }: Arguments): Promise<number> {
  if (id === 'rollup') {
    process.stdout.write((await import('./report/explain-roll-up.ts')).explainRollUp(dialect))
    return 0
  }
  const { ruleFactsNamed } = await import('./build/rule-facts.ts')
  const rule = ruleFactsNamed(id, asOf)
  if (typeof rule !== 'string') {
    process.stdout.write((await import('./report/explain.ts')).explain(rule))
    return 0
  }
  const { metricFactsNamed, metricIds } = await import('./build/metric-facts.ts')
  const metric = metricFactsNamed(id, asOf)
  if (metric === undefined) {
    const near = nearest(id, metricIds)
    say(near === undefined ? rule : `${rule}, nor a metric; did you mean ${quoted(near)}?`)
    return 2
  }
  process.stdout.write((await import('./report/explain-metric.ts')).explainMetric(metric))
  return 0
}

process.exitCode = await main(process.argv.slice(2))
