/** Characters that a reader does not see and a model does: where they stand without need. */

export interface HiddenMark {
  /** 0-based offset in the line. */
  offset: number
  /** As it stands in a message, e.g. "zero-width space U+200B". */
  name: string
}

const any =
  /[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u115f\u1160\u3164\uffa0\u{e0000}-\u{e007f}]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u
const names: readonly [RegExp, string][] = [
  [/[\u202a-\u202e\u2066-\u2069]/u, 'bidirectional control'],
  [/[\u061c\u200e\u200f]/u, 'direction mark'],
  [/\u200b/u, 'zero-width space'],
  [/\u200c/u, 'zero-width non-joiner'],
  [/\u200d/u, 'zero-width joiner'],
  [/[\u{e0000}-\u{e007f}]/u, 'tag character'],
  [/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u, 'variation selector'],
  [/[\u115f\u1160\u3164\uffa0]/u, 'invisible filler'],
]
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
/** Scripts whose letters are joined or kept apart by invisible marks. */
const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
/** Scripts that are written without spaces. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
const pictograph = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f|\u20e3/u
const selector = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u

/** Whether a text holds any such character, needed or not. */
export function mayHide(text: string): boolean {
  return any.test(text)
}

/** Marks of one line without need, in order; `first` says that the line opens the file, where a byte-order mark may stand. */
export function hiddenMarks(line: string, first: boolean): HiddenMark[] {
  if (!any.test(line)) return []
  const marks = [...line]
  const inFlag = flagTags(marks)
  const found: HiddenMark[] = []
  let offset = 0
  for (const [i, mark] of marks.entries()) {
    // A line of nothing else needs no exact count.
    if (found.length >= 1_000) break
    if (
      any.test(mark) &&
      !inFlag.has(i) &&
      !(first && offset === 0 && mark === '\ufeff') &&
      !isNeeded(mark, marks[i - 1] ?? '', marks[i + 1] ?? '', line)
    ) {
      const name = names.find(([pattern]) => pattern.test(mark))?.[1] ?? 'zero-width character'
      found.push({
        offset,
        name: `${name} U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
      })
    }
    offset += mark.length
  }
  return found
}

function isNeeded(mark: string, before: string, after: string, line: string): boolean {
  if (/[\u061c\u200e\u200f]/u.test(mark)) return rightToLeft.test(line)
  if (mark === '\u200d') return (pictograph.test(before) && pictograph.test(after)) || joining.test(before)
  if (mark === '\u200c') return joining.test(before) && joining.test(after)
  if (mark === '\u200b') return unspaced.test(before) || unspaced.test(after)
  if (mark === '\u180e' || mark === '\u180b') return /\p{Script=Mongolian}/u.test(before)
  if (/[\u115f\u1160\u3164\uffa0]/u.test(mark))
    return /\p{Script=Hangul}/u.test(before) || /\p{Script=Hangul}/u.test(after)
  // One selector picks a form of what stands before it; a row of them carries bytes.
  if (selector.test(mark)) return !selector.test(before) && !selector.test(after)
  return false
}

/** Indexes of the tags that make the flag of a region, e.g. of Scotland. */
function flagTags(marks: readonly string[]): Set<number> {
  const indexes = new Set<number>()
  for (const [i, mark] of marks.entries()) {
    if (mark !== '\u{1f3f4}') continue
    let end = i + 1
    while (end < i + 9 && /[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]/u.test(marks[end] ?? '')) end++
    if (end > i + 2 && marks[end] === '\u{e007f}') for (let at = i + 1; at <= end; at++) indexes.add(at)
  }
  return indexes
}
