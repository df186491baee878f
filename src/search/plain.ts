/** Text as the index may hold it: visible characters only, in whole words, up to a limit. */

/** Longer than any word one would search for; what is longer is encoded data or a row of signs. */
const longestWord = 64

/** The text on one line without control and invisible characters and halves of characters, endless words cut. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}|\p{Co}|\p{Default_Ignorable_Code_Point}/gu, '')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longestWord))
    .join(' ')
    .toWellFormed()
}

/** The first words of the plain text, at most `most` characters. */
export function opening(text: string, most: number): string {
  const clean = plain(text.slice(0, most * 4))
  if (clean.length <= most) return clean
  const cut = clean.lastIndexOf(' ', most)
  return clean.slice(0, Math.max(0, cut))
}

/** The different words of some phrases on one line, at most `most` of them. */
export function wordsOf(phrases: readonly string[], most: number): string {
  const words = phrases.slice(0, most).flatMap((phrase) => opening(phrase, 80).split(' '))
  return [...new Set(words)]
    .filter((word) => word !== '')
    .slice(0, most)
    .join(' ')
}
