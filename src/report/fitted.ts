/** Markdown that fits: sections that unfold, filled in order until the limit, then the number of items left out. */
import { counted } from '../lib/text.ts'

export interface Section {
  /** Our own words; never text of a plugin. */
  title: string
  /** List items, each ending in a line end. */
  items: readonly string[]
  isOpen?: boolean
}

/** Room for the closing lines. */
const reserve = 300

/** The head and as many items as fit in `most` characters; empty sections are left out. */
export function fitted(head: string, sections: readonly Section[], most: number): string {
  const parts = [head]
  let room = most - head.length - reserve
  let omitted = 0
  for (const { title, items, isOpen = false } of sections) {
    if (items.length === 0) continue
    const open = `\n<details${isOpen ? ' open' : ''}>\n<summary>${title} (${items.length})</summary>\n\n`
    const close = '\n</details>\n'
    const shown: string[] = []
    let left = room - open.length - close.length
    for (const item of items) {
      if (item.length > left) continue
      shown.push(item)
      left -= item.length
    }
    omitted += items.length - shown.length
    if (shown.length === 0) continue
    parts.push(open, ...shown, close)
    room = left
  }
  if (omitted > 0) parts.push(`\n${counted(omitted, 'item')} left out here; see all with \`npm run check\`.\n`)
  return parts.join('')
}
