/** Response targets as people write them. */

const units: readonly [RegExp, number][] = [
  [/^min/, 1 / 480],
  [/^(?:h|hour)/, 1 / 8],
  [/^(?:d|day)/, 1],
  [/^(?:w|week)/, 5],
  [/^month/, 21],
]
const words: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5 }

/** Working days until an answer, by the first time that the text names; null when it names none. */
export function responseDays(text: string): number | null {
  if (/\b(?:same day|immediate(?:ly)?|at once|within the day)\b/i.test(text)) return 1
  const pattern =
    /\b(\d{1,4}|an?|one|two|three|four|five)[ -]{0,2}(?:(?:business|working|work|calendar)[ -])?(min|h\b|hours?|d\b|days?|w\b|weeks?|months?)/i
  const [, amount = '', unit = ''] = pattern.exec(text) ?? []
  const factor = units.find(([name]) => name.test(unit.toLowerCase()))?.[1]
  if (factor === undefined) return /\b(?:next|following) (?:business |working )?day\b/i.test(text) ? 1 : null
  return (words[amount.toLowerCase()] ?? Number(amount)) * factor
}
