/** Secrets in a text: known forms first, then passwords in addresses and values of keys that are named like secrets. */
import { hasRun, isWord } from './character-runs.ts'
import { sha256 } from './digest.ts'
import { type SecretForm, secretForms, tokenRun } from './secret-forms.ts'

export interface Secret {
  kind: string
  offset: number
  /** For comparing and for its mark; never to be shown. */
  value: string
}

const placeholder =
  /example|your|xxxx|change.?me|replace|placeholder|redacted|dummy|sample|insert|secret.?here|token.?here|key.?here|todo|<[^>]{0,60}>|\.\.\.|…|\*{3}|\$\{|\{\{|\$\(|%[A-Z_]{2,40}%|1234567890abcdef|abcdefghij/i
const assigned =
  /(?:api[-_]?key|access[-_]?key|secret[-_]?key|client[-_]?secret|auth[-_]?token|access[-_]?token|refresh[-_]?token|secret|passw(?:or)?d|private[-_]?key)["'`]?\s{0,3}(?:=>?|:)\s{0,3}["'`]([^\s"'`]{12,200})["'`]/gi
const authorised = /\bauthorization["'`]?\s{0,3}[=:]\s{0,3}["'`]?(?:bearer|basic|token)[ \t]{1,3}([\w.~+/=-]{16,600})/gi
const inAddress =
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@"'`<>]{1,80}:([^\s:/@"'`<>]{3,120})@([a-z0-9][a-z0-9.-]{1,120})/gi
const jwt = /\beyJ[\w-]{10,400}\.eyJ[\w-]{10,4000}\.[\w-]{20,1000}/g
const usualWords =
  /^(?:pass(?:word|wd)?|pwd|secret|user|admin|root|postgres|mysql|redis|guest|test|token|key|foo|bar|changeit)\d{0,4}!?$/i

const otherForms = secretForms.filter(({ isToken }) => isToken !== true)

/** Secrets in order of appearance, each place once; `own` are forms of the organisation's own. */
export function secretsIn(text: string, own: readonly SecretForm[] = []): Secret[] {
  const forms = hasRun(text, tokenRun, isWord) ? secretForms : otherForms
  const found: Secret[] = [...own, ...forms].flatMap((form) => ofForm(text, form))
  if (/eyJ/.test(text))
    for (const { 0: value, index } of text.matchAll(jwt))
      if (isSignedToken(value)) found.push({ kind: 'a signed token', offset: index, value })
  if (/:\/\//.test(text)) {
    for (const { 0: whole, 1: value = '', 2: host = '', index } of text.matchAll(inAddress)) {
      const isMeant =
        !usualWords.test(value) &&
        !isPlaceholder(value) &&
        !/^(?:localhost|127\.|host$|hostname$|server$|db$)|(?:^|\.)example\.(?:com|org|net)$/i.test(host)
      if (isMeant)
        found.push({ kind: 'a password in an address', offset: index + whole.lastIndexOf(`${value}@`), value })
    }
  }
  if (/key|secret|token|passw|authorization/i.test(text)) {
    for (const pattern of [assigned, authorised]) {
      for (const { 0: whole, 1: value = '', index } of text.matchAll(pattern)) {
        const credentials =
          pattern === authorised &&
          /basic/i.test(whole) &&
          /^[^:]+:.+/.test(Buffer.from(value, 'base64').toString('latin1')) &&
          !isPlaceholder(value)
        if (credentials || looksRandom(value))
          found.push({ kind: 'a secret value', offset: index + whole.lastIndexOf(value), value })
      }
    }
  }
  return apart(found.sort((a, b) => a.offset - b.offset || b.value.length - a.value.length))
}

function ofForm(text: string, { kind, hint, pattern }: SecretForm): Secret[] {
  if (!text.includes(hint) && hint !== 'aws') return []
  return [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: inner, index }) => {
    const value = inner ?? whole
    if (isPlaceholder(value) || new Set(value).size < 8) return []
    return [{ kind, offset: index + whole.indexOf(value), value }]
  })
}

function apart(secrets: readonly Secret[]): Secret[] {
  let end = -1
  return secrets.filter(({ offset, value }) => {
    if (offset < end) return false
    end = offset + value.length
    return true
  })
}

/** Whether a text stands for a value rather than being one. */
export function isPlaceholder(value: string): boolean {
  return placeholder.test(value) || /^(.)\1*$/.test(value)
}

/** Long, mixed, without the shape of words, and no reference: what keys and tokens look like. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || isPlaceholder(value) || /^[./~]|:\/\/|[(){}[\]<>\s]/.test(value)) return false
  const digits = value.replace(/\D/g, '').length
  const longestWord = Math.max(0, ...(value.match(/[a-z]+|[A-Z]+/g) ?? []).map((word) => word.length))
  return digits >= 2 && /[a-z]/i.test(value) && longestWord <= 8 && entropy(value) >= 3.2
}

/** Shannon's entropy in bits a character. */
function entropy(value: string): number {
  const counts = [...Map.groupBy(value, (mark) => mark).values()].map((marks) => marks.length / value.length)
  return -counts.reduce((sum, share) => sum + share * Math.log2(share), 0)
}

function isSignedToken(value: string): boolean {
  const head = Buffer.from(value.split('.')[0] ?? '', 'base64url').toString('utf8')
  return /^\{.*"(?:alg|typ)"/.test(head) && !isPlaceholder(value)
}

/** The text with an ellipsis for everything that is a secret, or looks like one; for whatever is shown of an author's line. */
export function withoutSecrets(text: string, own: readonly SecretForm[] = []): string {
  return maskedSecrets(text, own).replace(/[\w+/=.-]{16,200}/g, (word) => (looksRandom(word) ? '…' : word))
}

/** The text with an ellipsis for every secret, its lines where they were; for whole documents, which may well hold a digest. */
export function maskedSecrets(text: string, own: readonly SecretForm[] = []): string {
  let shown = ''
  let end = 0
  for (const { offset, value } of secretsIn(text, own)) {
    shown += `${text.slice(end, offset)}…${'\n'.repeat(value.split('\n').length - 1)}`
    end = offset + value.length
  }
  return shown + text.slice(end)
}

/** Forms of secrets that an organisation describes itself, e.g. the keys of its own gateway. */
export function ownForms(described: readonly { kind: string; pattern: string }[]): SecretForm[] {
  return described.map(({ kind, pattern }) => ({ kind, hint: '', pattern: new RegExp(pattern, 'g') }))
}

/** What may be shown of a secret: enough to tell two apart, not enough to use one. */
export function markOf(value: string): string {
  return `sha256 ${sha256(value).slice(0, 8)}`
}
