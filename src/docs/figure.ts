/** A block of code as a figure, before it is coloured. */
import type { Element } from 'hast'
import { languageNamed } from './languages.ts'
import { element, text } from './tree.ts'

/** A block of code with its caption, not coloured yet. */
export function codeFigure(code: string, languageName: string, caption: string): Element {
  const language = languageNamed(languageName)
  const properties = { tabIndex: 0, ...(language === null ? {} : { dataLanguage: language }) }
  const block = element('pre', properties, [element('code', {}, [text(code)])])
  const title = caption === '' ? [] : [element('figcaption', {}, [text(caption)])]
  return element('figure', { className: ['code'] }, [...title, block])
}
