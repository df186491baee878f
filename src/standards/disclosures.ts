/** Telemetry, downloads and self-updates: what of it a line of a script does. */
import { installIn } from './commands.ts'
import { beforePrinting, isShell } from './scripts.ts'

export type Disclosed = 'telemetry' | 'download' | 'self-update'

const collector =
  /\b(?:api\.segment\.io|cdn\.segment\.com|(?:[\w-]{1,20}\.){0,2}posthog\.com|api\.mixpanel\.com|api2?\.amplitude\.com|[\w.-]{1,60}\.ingest\.(?:us\.|de\.)?sentry\.io|(?:www\.)?google-analytics\.com|(?:[\w-]{1,20}\.){0,2}datadoghq\.com|api\.honeycomb\.io|(?:[\w-]{1,20}\.)?statsig(?:api)?\.(?:com|net)|plausible\.io|in\.hotjar\.com)\b/i
const library =
  /(?:from|import|require\()\s{0,3}["'(]{0,2}(?:posthog(?:-node)?|mixpanel|sentry_sdk|@sentry\/\w{2,20}|@segment\/[\w-]{2,30}|@amplitude\/[\w-]{2,30}|amplitude|analytics-node|segment\.analytics|statsig(?:-node)?)\b/
const fetchesFile =
  /\b(?:curl|wget)\b[^\n]{0,400}?(?:\s-[a-zA-Z]{0,6}[oO]\b|\s--(?:output|remote-name|output-document)\b|\s?[^-=]>\s?["']?[\w$./~]|\|\s?(?:sudo )?(?:tar|unzip|gunzip)\b)/
const savesFile = /\b(?:urlretrieve|wget\.download|download_file)\s?\(/
const callsShell =
  /\b(?:subprocess\.\w{2,20}|os\.system|os\.popen|check_call|check_output|execSync|exec|execFileSync|execFile|spawnSync|spawn|run)\s?\(/
const updates =
  /\bgit\b[^\n]{0,120}CLAUDE_PLUGIN_ROOT[^\n]{0,120}\b(?:pull|fetch|reset|checkout)\b|CLAUDE_PLUGIN_ROOT[^\n]{0,120}\bgit (?:pull|fetch|reset|checkout)\b|\bclaude plugins? (?:update|marketplace update)\b/

/** What a line of a script does, with the words that show it; null for none. */
export function disclosedBy(file: string, line: string): { kind: Disclosed; seen: string } | null {
  const text = line.slice(0, 4_000)
  const seen = (pattern: RegExp) => pattern.exec(text)?.[0].trim() ?? ''
  if (collector.test(text) || library.test(text)) return { kind: 'telemetry', seen: seen(collector) || seen(library) }
  if (updates.test(text)) return { kind: 'self-update', seen: seen(updates) }
  // A pipe into a shell is a finding of its own rule.
  if (/\|\s{0,3}(?:sudo )?(?:ba|z|da)?sh\b/.test(text)) return null
  if (isShell(file)) {
    const does = beforePrinting(text)
    const installs = installIn(does)
    if (installs !== null) return { kind: 'download', seen: installs }
    return fetchesFile.test(does) ? { kind: 'download', seen: /\b(?:curl|wget)\b/.exec(does)?.[0] ?? 'curl' } : null
  }
  if (savesFile.test(text)) return { kind: 'download', seen: seen(savesFile) }
  if (!callsShell.test(text)) return null
  const installs = installIn(
    text.replace(/["'],\s{0,3}["']/g, ' ').replace(/sys\.executable\s?[,+]?\s?["']?/g, '"python '),
  )
  return installs === null ? null : { kind: 'download', seen: installs }
}

const words: Record<Disclosed, RegExp> = {
  telemetry: /telemetr|analytic|usage|metric|track|statistic|crash/i,
  download: /download|install|fetch|clone|package|dependenc/i,
  'self-update': /updat|upgrad|newer version/i,
}

/** Whether one of the manifest's sentences speaks of this. */
export function isDisclosed(kind: Disclosed, sentences: readonly string[]): boolean {
  return sentences.some((sentence) => words[kind].test(sentence))
}
