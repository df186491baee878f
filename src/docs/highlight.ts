/** Colours code at build: tokens become spans with classes of ours, never inline styles. */
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { createCssVariablesTheme, createHighlighterCoreSync } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import { largestHighlight } from './budget.ts'
import { codeFigure } from './figure.ts'
import { grammars } from './grammars.ts'
import { type Language, languageNamed, languageOfFile } from './languages.ts'
import { classesOf, element, text } from './tree.ts'

export { languageOfFile }

/** Every class that a token can carry; their colours are in the site's code.css. */
export const tokenClasses = [
  't-comment',
  't-constant',
  't-deleted',
  't-function',
  't-inserted',
  't-keyword',
  't-link',
  't-parameter',
  't-punctuation',
  't-string',
] as const

const prefix = '--t-'
const classOfColour = new Map<string, string>([
  ...tokenClasses.map((name): [string, string] => [`var(${prefix}token-${name.slice(2)})`, name]),
  [`var(${prefix}token-string-expression)`, 't-string'],
  [`var(${prefix}token-changed)`, 't-constant'],
])

const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: prefix, fontStyle: false })
let highlighter: ReturnType<typeof createHighlighterCoreSync> | undefined
const loaded = new Set<Language>()

/** The code as nodes, coloured when the language is known and the code not too long. */
export function coloured(code: string, languageName: string): ElementContent[] {
  const language = languageNamed(languageName)
  if (language === null || code.length > largestHighlight) return [text(code)]
  highlighter ??= createHighlighterCoreSync({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  if (!loaded.has(language)) {
    highlighter.loadLanguageSync(grammars[language])
    loaded.add(language)
  }
  // No time limit a line: what a document looks like must not depend on how busy the machine is.
  const options = { lang: language, theme: 'classes', tokenizeTimeLimit: 0, tokenizeMaxLineLength: 2000 }
  const nodes: ElementContent[] = []
  for (const [i, line] of highlighter.codeToTokensBase(code, options).entries()) {
    if (i > 0) append(nodes, '\n', undefined)
    for (const { content, color } of line) append(nodes, content, classOfColour.get(color ?? ''))
  }
  return nodes
}

/** Adds a token, joined to the one before when both look alike. */
function append(nodes: ElementContent[], content: string, className: string | undefined): void {
  const last = nodes.at(-1)
  if (className === undefined) {
    if (last?.type === 'text') last.value += content
    else nodes.push(text(content))
    return
  }
  const inside = last?.type === 'element' && classesOf(last)[0] === className ? last.children[0] : undefined
  if (inside?.type === 'text') inside.value += content
  else nodes.push(element('span', { className: [className] }, [text(content)]))
}

/** HTML of a block of code, coloured; the language is a name as authors write it, or empty. */
export function highlight(code: string, languageName: string): string {
  const figure = codeFigure('', languageName, '')
  const block = figure.children[0]
  const inner = block?.type === 'element' ? block.children[0] : undefined
  if (inner?.type === 'element') inner.children = coloured(code.replace(/\n$/, ''), languageName)
  return toHtml(figure)
}
