/** What one report format is: a judgement as text. Nothing here writes to disk or asks the terminal. */
import type { Judgement } from '../model/judgement.ts'
import type { Level } from '../model/result.ts'

export interface ReportOptions {
  /** Whether the text may carry colours; only a terminal shows them. */
  colour: boolean
  /** Names of the plugins to report on; none means all, and only then what belongs to no plugin. */
  plugins: readonly string[]
  /** Leaves out rules of higher levels than this; null reports all. */
  level: Level | null
  /** What was so before: makes the report say what is new, fixed and unchanged. */
  base: Judgement | null
  /** Lists waived findings also where a format leaves them out by itself. */
  includeWaived: boolean
  /** Columns of the terminal, where lines of source are cut; whole lines when left out. */
  width?: number
}

export interface Reporter {
  /** What is typed after --format; equals the file name. */
  id: string
  /** One sentence for the list of formats. */
  title: string
  /** Name of the file when only a folder is given. */
  file: string
  /** The report, ending in a line end. Deterministic: same judgement and options, same bytes. */
  write(judgement: Judgement, options: ReportOptions): string
}

export function reporter(definition: Reporter): Reporter {
  return definition
}
