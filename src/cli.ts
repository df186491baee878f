/** The command line: arguments in, exit status out; everything else is done elsewhere. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { serve } from './build/serve.ts'
import { writeSite } from './build/site.ts'
import { build, readRoot } from './build.ts'
import { sha256 } from './lib/digest.ts'
import { counted } from './lib/text.ts'
import type { Library } from './model/library.ts'
import { publish } from './publish/index.ts'
import { isCentralDataError } from './read/org/central-data-error.ts'
import { human } from './report/human.ts'

const usage = `usage:
  npm start
  npm run build    -- [--root DIR] [--out DIR] [--site URL] [--org DIR] [--as-of DAY]
  npm run check    -- [PLUGIN…] [--root DIR] [--org DIR] [--as-of DAY]
  npm run generate -- [--check]

  --root DIR     folder with plugins, or a Claude marketplace repository; this repository when left out
  --out DIR      where the site goes; dist when left out
  --site URL     public address of the site, sub-path included; org/organisation.yaml says it otherwise
  --cache DIR    where results are kept for the next run; .catalog when left out
  --org DIR      central data to judge by, when it is not that of the root: the base branch of a pull request
  --as-of DAY    date of the run as yyyy-mm-dd; today when left out
  --check        compare the committed generated files instead of writing them`

const project = resolve(import.meta.dirname, '..')

interface Arguments {
  command: string
  plugins: string[]
  root: string
  out: string
  cache: string
  org?: string
  site?: string
  asOf: string
  compare: boolean
}

/** Exit status: 0 nothing at error, 1 errors found, 2 wrong usage or broken central data, 3 our own fault. */
async function main(words: string[]): Promise<number> {
  const given = parse(words)
  if (typeof given === 'string') return say(`${given}\n\n${usage}`, 2)
  try {
    if (given.command === 'build') return await runBuild(given)
    if (given.command === 'start') return await runStart(given)
    if (given.command === 'check') return runCheck(given)
    return await runGenerate(given)
  } catch (error) {
    if (isCentralDataError(error)) return say(human(error.findings, { colour: process.stderr.isTTY === true }), 2)
    if (error instanceof Error && error.name === 'UsageError') return say(error.message, 2)
    return say(error instanceof Error ? (error.stack ?? error.message) : String(error), 3)
  }
}

/** The arguments, or a sentence that says what is wrong with them. */
function parse(words: string[]): Arguments | string {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        root: text,
        out: text,
        cache: text,
        site: text,
        org: text,
        'as-of': text,
        check: { type: 'boolean' },
        port: text,
      },
    })
    const [command = '', ...plugins] = positionals
    if (!['build', 'start', 'check', 'generate'].includes(command))
      return command === '' ? 'no command given' : `there is no command "${command}"`
    const asOf = values['as-of'] ?? new Date().toISOString().slice(0, 10)
    if (!/^\d{4}-\d\d-\d\d$/.test(asOf) || Number.isNaN(Date.parse(asOf)))
      return `--as-of is "${asOf}", expected a day as yyyy-mm-dd`
    if (values.site !== undefined && !/^https?:\/\//.test(values.site))
      return `--site is "${values.site}", expected an address such as https://host/catalogue/`
    const root = resolve(values.root ?? project)
    return {
      command,
      plugins,
      root,
      out: resolve(values.out ?? join(project, 'dist')),
      cache: resolve(values.cache ?? join(project, '.catalog', root === project ? 'own' : sha256(root).slice(0, 16))),
      ...(values.org !== undefined && { org: resolve(values.org) }),
      ...(values.site !== undefined && { site: values.site }),
      asOf,
      compare: values.check ?? false,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

async function runBuild(given: Arguments): Promise<number> {
  const started = performance.now()
  // An address on the command line counts; else the organisation's own; else the root of whatever host serves it.
  const siteOf = ({ org }: Library) => given.site ?? org.organisation?.site
  const baseOf = (library: Library) => basePath(siteOf(library))
  const built = await build({ ...given, base: baseOf, progress: showProgress })
  const { library, catalog } = built
  const report = await writeSite(built, {
    ...given,
    site: siteOf(library),
    base: baseOf(library),
    progress: showProgress,
  })
  clearProgress()
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const { quarantined, remote } = catalog.counts
  process.stderr.write(
    `${counted(library.plugins.length, 'plugin')} (${remote} remote, ${quarantined} quarantined), ` +
      `${report.rendered} of ${counted(report.pages, 'page')} rendered, ${built.documents.fresh} of ${counted(built.documents.all, 'document')} parsed, ` +
      `search index ${report.indexReused ? 'reused' : 'built'} over ${counted(report.records, 'record')}, ${seconds} s\n`,
  )
  const errors = [...library.findings, ...library.plugins.flatMap(({ findings }) => findings)].filter(
    ({ severity }) => severity === 'error',
  )
  if (errors.length > 0)
    process.stderr.write(`${counted(errors.length, 'finding')} at error; see them with npm run check\n`)
  process.stderr.write(`written to ${given.out}\n`)
  return 0
}

async function runStart(given: Arguments): Promise<number> {
  const status = await runBuild({ ...given, site: given.site ?? 'http://localhost/' })
  if (status !== 0) return status
  const address = await serve(given.out)
  process.stdout.write(`\nThe catalogue is at ${address}\nStop it with Ctrl-C.\n`)
  return new Promise(() => {})
}

function runCheck(given: Arguments): number {
  const library = readRoot({ ...given, progress: showProgress })
  clearProgress()
  const unknown = given.plugins.filter((name) => library.plugins.every((plugin) => plugin.name !== name))
  if (unknown.length > 0) return say(`there is no plugin "${unknown[0]}" below ${given.root}`, 2)
  const wanted = library.plugins.filter(({ name }) => given.plugins.length === 0 || given.plugins.includes(name))
  const findings = [
    ...(given.plugins.length === 0 ? library.findings : []),
    ...wanted.flatMap((plugin) => plugin.findings),
  ]
  process.stdout.write(human(findings, { colour: process.stdout.isTTY === true, plugins: wanted.length }))
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** Writes the committed generated files, or with --check says which are stale. */
async function runGenerate(given: Arguments): Promise<number> {
  const built = await build({ ...given, base: () => '/', progress: showProgress })
  clearProgress()
  const stale: string[] = []
  for (const [path, content] of Object.entries(publish({ ...built, base: '/' }, 'repository'))) {
    const file = join(given.root, path)
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
    stale.push(path)
    if (given.compare) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  if (!given.compare) return say(stale.length === 0 ? 'nothing had to be written' : `written: ${stale.join(', ')}`, 0)
  return stale.length === 0 ? 0 : say(`out of date: ${stale.join(', ')}\n    fix: npm run generate`, 1)
}

function basePath(site: string | undefined): string {
  const { pathname } = new URL(site ?? 'http://localhost/')
  return pathname.endsWith('/') ? pathname : `${pathname}/`
}

function say(text: string, status: number): number {
  clearProgress()
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
  return status
}

function showProgress(stage: string, done?: number, total?: number): void {
  if (process.stderr.isTTY !== true) return
  process.stderr.write(`\r\u001b[K${stage}${done === undefined ? '' : ` ${done} of ${total}`} …`)
}

function clearProgress(): void {
  if (process.stderr.isTTY === true) process.stderr.write('\r\u001b[K')
}

process.exitCode = await main(process.argv.slice(2))
