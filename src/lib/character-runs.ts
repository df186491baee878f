/** Long runs of one kind of character, found without looking at most of a text. */

/** Whether `least` characters of a kind follow one another. A run is looked for from where it would end, so prose is passed in leaps. */
export function hasRun(text: string, least: number, isPart: (code: number) => boolean): boolean {
  for (let end = least - 1; end < text.length; ) {
    let at = end
    while (at > end - least && isPart(text.charCodeAt(at))) at--
    if (at === end - least) return true
    end = at + least
  }
  return false
}

/** A to Z, a to z, 0 to 9, + and /. */
export function isBase64(code: number): boolean {
  return isLetterOrDigit(code) || code === 43 || code === 47
}

/** A to Z, a to z, 0 to 9, _ and -. */
export function isWord(code: number): boolean {
  return isLetterOrDigit(code) || code === 95 || code === 45
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}
