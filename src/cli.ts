/** The command line: words in, exit status out; everything else is done elsewhere. */
import { ruleFactsNamed } from './build/rule-facts.ts'
import { type Arguments, parseWords, usage } from './cli/arguments.ts'
import { runBuild, runStart } from './cli/build.ts'
import { runCheck } from './cli/check.ts'
import { runGenerate, runRecord } from './cli/generate.ts'
import { say } from './cli/terminal.ts'
import { isCentralDataError } from './read/org/central-data-error.ts'
import { isUsageError } from './read/usage-error.ts'
import { explain } from './report/explain.ts'
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

async function run(given: Arguments): Promise<number> {
  switch (given.command) {
    case 'start':
      return runStart(given)
    case 'build':
      return runBuild(given)
    case 'check':
      return runCheck(given)
    case 'generate':
      return runGenerate(given)
    case 'record':
      return runRecord(given)
    case 'explain':
      return runExplain(given)
  }
}

function runExplain({ names: [id = ''], asOf }: Arguments): number {
  const found = ruleFactsNamed(id, asOf)
  if (typeof found === 'string') {
    say(found)
    return 2
  }
  process.stdout.write(explain(found))
  return 0
}

process.exitCode = await main(process.argv.slice(2))
