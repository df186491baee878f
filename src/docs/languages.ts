/** The languages that are highlighted and the names authors use for them. */

/** C and C++ are left out: their grammars cost more time than all others together. */
const languages = [
  'bash',
  'csharp',
  'css',
  'csv',
  'diff',
  'go',
  'html',
  'http',
  'ini',
  'java',
  'javascript',
  'json',
  'jsonc',
  'kotlin',
  'markdown',
  'powershell',
  'python',
  'r',
  'ruby',
  'rust',
  'sql',
  'swift',
  'toml',
  'tsx',
  'typescript',
  'xml',
  'yaml',
] as const
export type Language = (typeof languages)[number]

const aliases: Record<string, Language> = {
  cjs: 'javascript',
  conf: 'ini',
  console: 'bash',
  cs: 'csharp',
  cts: 'typescript',
  env: 'ini',
  golang: 'go',
  htm: 'html',
  js: 'javascript',
  json5: 'jsonc',
  jsonl: 'json',
  jsx: 'tsx',
  kt: 'kotlin',
  md: 'markdown',
  mdx: 'markdown',
  mjs: 'javascript',
  mts: 'typescript',
  patch: 'diff',
  properties: 'ini',
  ps1: 'powershell',
  py: 'python',
  python3: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  shellscript: 'bash',
  svg: 'xml',
  ts: 'typescript',
  tsv: 'csv',
  yml: 'yaml',
  zsh: 'bash',
}

const names = new Map<string, Language>([...languages.map((name) => [name, name] as const), ...Object.entries(aliases)])

/** The language behind a name as authors write it, letter case aside; null when it is not highlighted. */
export function languageNamed(name: string): Language | null {
  return names.get(name.toLowerCase()) ?? null
}

/** The language of a file by its ending; the empty text when it is not highlighted. */
export function languageOfFile(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return languageNamed(name.slice(name.lastIndexOf('.') + 1)) ?? ''
}
