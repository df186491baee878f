/** Pagefind's excerpt as pieces of plain text: its tags are read as marks, nothing else in it is markup. */
import { squashed } from './rank.ts'

export interface Piece {
  text: string
  marked: boolean
}

/** The pieces in order; entities become the characters they stand for, and dots show where the text goes on. */
export function passage(excerpt: string): Piece[] {
  const pieces: Piece[] = []
  let marked = false
  for (const part of excerpt.split(/(<\/?mark>)/)) {
    if (part === '<mark>' || part === '</mark>') marked = part === '<mark>'
    else if (part !== '') pieces.push({ text: part.replaceAll('&lt;', '<').replaceAll('&gt;', '>'), marked })
  }
  const whole = pieces.map(({ text }) => text).join('')
  if (/^[\p{Ll},;)]/u.test(whole)) pieces.unshift({ text: '… ', marked: false })
  if (!/[.!?:…]["')\]]*$/.test(whole) && whole !== '') pieces.push({ text: ' …', marked: false })
  return pieces
}

/** The text with those of its words marked that are marked in the passage or begin like a word of the query. */
export function markedLike(text: string, pieces: readonly Piece[], query: string): Piece[] {
  const found = new Set(pieces.filter(({ marked }) => marked).map((piece) => squashed(piece.text)))
  const asked = query
    .split(/\s+/)
    .map(squashed)
    .filter((word) => word.length > 2)
  return text.split(/(\s+)/).map((part) => {
    const word = squashed(part)
    return { text: part, marked: word !== '' && (found.has(word) || asked.some((start) => word.startsWith(start))) }
  })
}

/** Whether the passage says again what the summary said. */
export function repeats(pieces: readonly Piece[], summary: string): boolean {
  const opening = squashed(summary).slice(0, 40)
  return opening !== '' && squashed(pieces.map(({ text }) => text).join('')).startsWith(opening)
}
