/** Days across a plot, in UTC. */
import { day as inWords } from '../format.ts'

export function moment(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** First days of months from `first` to `last`, at most `most` of them, evenly apart. */
export function monthTicks(first: string, last: string, most: number): Date[] {
  const months: string[] = []
  let [year = 0, month = 0] = first.split('-').map(Number)
  if (!first.endsWith('-01')) month++
  for (;;) {
    if (month > 12) [year, month] = [year + 1, 1]
    const start = `${year}-${String(month).padStart(2, '0')}-01`
    if (start > last) break
    months.push(start)
    month++
  }
  const step = Math.max(1, Math.ceil(months.length / most))
  const shown = months.filter((_, i) => i % step === 0)
  return (shown.length === 0 ? [first] : shown).map(moment)
}

/** "Nov" of a day. */
export function monthWord(day: string): string {
  return inWords(day.slice(0, 10)).split(' ')[1] ?? ''
}

/** "3 Nov" of a moment. */
export function shortDay(at: number): string {
  return inWords(new Date(at).toISOString().slice(0, 10)).split(' ').slice(0, 2).join(' ')
}
