/** Text for XML 1.0: whatever it holds, it stays text. */
import { visible } from './text.ts'

/** For an element or a quoted attribute; what XML cannot hold is written visibly. */
export function xmlText(text: string): string {
  return escaped(visible(text.toWellFormed()))
}

/** The marks of XML escaped, and the two characters that it forbids replaced; for text without control characters. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`).replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
}
