/** Brings the search boxes of a page to life: results while typing, and the keys that lead to the box. */
import { attachPanel } from './panel.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('[data-search-box]')) attachPanel(form)

/** Where the reader was before a key led to the box. */
let before: Element | null = null

document.addEventListener('keydown', (event) => {
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
  const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  const input = box()
  if (input === null) return
  if (slash || k) {
    event.preventDefault()
    if (document.activeElement !== input) before = document.activeElement
    input.focus()
    input.select()
  } else if (event.key === 'Escape' && !event.defaultPrevented && document.activeElement === input) {
    event.preventDefault()
    if (before instanceof HTMLElement && before !== document.body) before.focus()
    else input.blur()
    before = null
  }
})

/** The box of the search page where there is one, else the first that can be seen. */
function box(): HTMLInputElement | null {
  const boxes = [
    ...document.querySelectorAll<HTMLInputElement>('[data-search-page] [name=q], [data-search-box] [name=q]'),
  ]
  const seen = boxes.filter((input) => input.checkVisibility())
  return seen.find((input) => input.closest('[data-search-page]')) ?? seen[0] ?? null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.isContentEditable || target.matches('textarea, select')
}
