/** The words of the command line as typed values, or a sentence that says what is wrong with them. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sha256 } from '../lib/digest.ts'
import { either, nearest } from '../lib/text.ts'
import type { Bump } from '../model/release-page.ts'
import { type Level, levels } from '../model/result.ts'
import { type Dialect, dialects } from '../model/roll-up.ts'
import { reporters } from '../report/index.ts'

export const project = resolve(import.meta.dirname, '..', '..')

export const commands = ['start', 'build', 'check', 'explain', 'generate', 'record', 'release'] as const
const bumps: readonly Bump[] = ['patch', 'minor', 'major']
export type Command = (typeof commands)[number]

export const usage = `usage:
  npm start
  npm run build    -- [--root DIR] [--out DIR] [--site URL] [--org DIR] [--as-of DAY] [--relative]
  npm run check    -- [PLUGIN…] [--root DIR] [--org DIR] [--as-of DAY] [--base REV] [--what-if FILE]
                      [--level LEVEL] [--format FORMAT] [--output FILE] [--include-waived]
  npm run explain  -- RULE | METRIC | rollup [--dialect DIALECT]
  npm run generate -- [--check]
  npm run record   -- [--as-of DAY]
  npm run release  -- PLUGIN [--bump STEP]

  --root DIR        folder with plugins, or a Claude marketplace repository; this repository when left out
  --out DIR         where the site goes; dist when left out
  --site URL        public address of the site, sub-path included; org/organisation.yaml says it otherwise
  --relative        links lead from file to file, for a file share that no server serves
  --org DIR         central data to judge by, when it is not that of the root
  --usage DIR       usage exports; the folder usage of the root when left out
  --memory SIZE     most memory for reading them, e.g. 768MB (the default) or 2GB
  --dialect DIALECT print the roll-up for ${either(dialects)}
  --as-of DAY       date of the run as yyyy-mm-dd; asOf of org/organisation.yaml, else today, when left out
  --base REV        judge what changed since that commit, by the central data of that commit
  --what-if FILE    say what another policy.yaml would change, by team
  --level LEVEL     leave out rules of higher levels: ${either(levels.slice(1))}
  --format FORMAT   ${either(reporters.map(({ id }) => id))}
  --output FILE     write the report there instead of printing it
  --include-waived  list waived findings also in formats that leave them out
  --bump STEP       raise the version by patch, minor or major; by what the changes need when left out
  --cache DIR       where results are kept for the next run; .catalog when left out
  --check           compare the committed generated files instead of writing them`

export interface Arguments {
  command: Command
  /** Plugins of check, the rule or metric of explain. */
  names: string[]
  root: string
  /** The root as it was typed; . for this repository. */
  rootName: string
  out: string
  cache: string
  org?: string
  /** Folder of usage exports. */
  usage: string
  /** Most memory for the database that reads them. */
  memory: string
  dialect: Dialect
  site?: string
  asOf: string
  /** Whether no date was given. */
  isToday: boolean
  base: string | null
  whatIf: string | null
  level: Level | null
  format: string
  output: string | null
  includeWaived: boolean
  compare: boolean
  bump: Bump | null
  relative: boolean
}

export function parseWords(words: string[]): Arguments | string {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const texts = {
    root: text,
    out: text,
    cache: text,
    site: text,
    org: text,
    usage: text,
    memory: text,
    dialect: text,
    base: text,
    level: text,
    bump: text,
    format: text,
    output: text,
  }
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { ...texts, 'as-of': text, 'what-if': text, check: flag, relative: flag, 'include-waived': flag },
    })
    const [typed = '', ...names] = positionals
    const command = commands.find((one) => one === typed)
    if (command === undefined)
      return typed === '' ? 'no command given' : `there is no command "${typed}", expected ${either(commands)}`
    const asOf = values['as-of'] ?? new Date().toISOString().slice(0, 10)
    if (!/^\d{4}-\d\d-\d\d$/.test(asOf) || Number.isNaN(Date.parse(asOf)))
      return `--as-of is "${asOf}", expected a day as yyyy-mm-dd`
    if (values.site !== undefined && !/^https?:\/\//.test(values.site)) {
      return `--site is "${values.site}", expected an address such as https://host/catalogue/`
    }
    const level = levels.find((one) => one === values.level) ?? null
    if (values.level !== undefined && level === null) return `--level is "${values.level}", expected ${either(levels)}`
    const bump = bumps.find((one) => one === values.bump) ?? null
    if (values.bump !== undefined && bump === null) return `--bump is "${values.bump}", expected ${either(bumps)}`
    const format = values.format ?? 'human'
    const formats = reporters.map(({ id }) => id)
    if (!formats.includes(format)) {
      const near = nearest(format, formats)
      return `there is no format "${format}"${near === undefined ? `, expected ${either(formats)}` : `; did you mean ${near}?`}`
    }
    const memory = values.memory ?? '768MB'
    if (!/^[1-9]\d{0,6} ?[MG]i?B$/.test(memory)) return `--memory is "${memory}", expected a size such as 512MB or 2GB`
    const dialect = dialects.find((one) => one === (values.dialect ?? 'duckdb'))
    if (dialect === undefined) return `there is no dialect "${values.dialect}", expected ${either(dialects)}`
    const root = resolve(values.root ?? project)
    return {
      command,
      names,
      root,
      rootName: values.root ?? '.',
      out: resolve(values.out ?? join(project, 'dist')),
      cache: resolve(values.cache ?? join(project, '.catalog', root === project ? 'own' : sha256(root).slice(0, 16))),
      ...(values.org !== undefined && { org: resolve(values.org) }),
      usage: resolve(values.usage ?? join(root, 'usage')),
      memory,
      dialect,
      ...(values.site !== undefined && { site: values.site }),
      asOf,
      isToday: values['as-of'] === undefined,
      base: values.base ?? null,
      whatIf: values['what-if'] === undefined ? null : resolve(values['what-if']),
      level,
      format,
      output: values.output === undefined ? null : resolve(values.output),
      includeWaived: values['include-waived'] ?? false,
      compare: values.check ?? false,
      bump,
      relative: values.relative ?? false,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
