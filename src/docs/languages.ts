/** The languages that are highlighted, the names authors use for them, and the grammar each one takes. */
import bash from 'shiki/langs/bash.mjs'
import csharp from 'shiki/langs/csharp.mjs'
import css from 'shiki/langs/css.mjs'
import csv from 'shiki/langs/csv.mjs'
import diff from 'shiki/langs/diff.mjs'
import go from 'shiki/langs/go.mjs'
import html from 'shiki/langs/html.mjs'
import http from 'shiki/langs/http.mjs'
import ini from 'shiki/langs/ini.mjs'
import java from 'shiki/langs/java.mjs'
import javascript from 'shiki/langs/javascript.mjs'
import json from 'shiki/langs/json.mjs'
import jsonc from 'shiki/langs/jsonc.mjs'
import kotlin from 'shiki/langs/kotlin.mjs'
import markdown from 'shiki/langs/markdown.mjs'
import powershell from 'shiki/langs/powershell.mjs'
import python from 'shiki/langs/python.mjs'
import r from 'shiki/langs/r.mjs'
import ruby from 'shiki/langs/ruby.mjs'
import rust from 'shiki/langs/rust.mjs'
import sql from 'shiki/langs/sql.mjs'
import swift from 'shiki/langs/swift.mjs'
import toml from 'shiki/langs/toml.mjs'
import tsx from 'shiki/langs/tsx.mjs'
import typescript from 'shiki/langs/typescript.mjs'
import xml from 'shiki/langs/xml.mjs'
import yaml from 'shiki/langs/yaml.mjs'

/** Grammars by language. C and C++ are left out: their grammars cost more time than all others together. */
export const grammars = {
  bash,
  csharp,
  css,
  csv,
  diff,
  go,
  html,
  http,
  ini,
  java,
  javascript,
  json,
  jsonc,
  kotlin,
  markdown,
  powershell,
  python,
  r,
  ruby,
  rust,
  sql,
  swift,
  toml,
  tsx,
  typescript,
  xml,
  yaml,
}
export type Language = keyof typeof grammars

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

const names = new Map<string, Language>(Object.entries(aliases))

/** The language behind a name as authors write it, letter case aside; null when it is not highlighted. */
export function languageNamed(name: string): Language | null {
  const wanted = name.toLowerCase()
  return isLanguage(wanted) ? wanted : (names.get(wanted) ?? null)
}

/** The language of a file by its ending; the empty text when it is not highlighted. */
export function languageOfFile(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return languageNamed(name.slice(name.lastIndexOf('.') + 1)) ?? ''
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(grammars, name)
}
