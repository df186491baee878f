/** Why a share changed between two recorded days: since other teams run more, or since teams run otherwise. */
import type { Figure } from '../model/metric.ts'
import { undefinedOf } from './figures.ts'

export interface Standing {
  day: string
  /** Version of the definition; two are only compared when it is the same. */
  definition: number
  whole: { k: number; n: number }
  /** Shown parts of the whole; the rest is one more part. */
  parts: { id: string; k: number; n: number }[]
}

/**
 * The change of a share, split in two that add up to it: each part's change of weight at its mean rate, and its change of
 * rate at its mean weight (Kitagawa 1955). Parts that only one day shows are taken together.
 */
export function shift(earlier: Standing, later: Standing): { mix: number; rate: number; change: number } {
  const shared = earlier.parts.map(({ id }) => id).filter((id) => later.parts.some((part) => part.id === id))
  let [mix, rate] = [0, 0]
  for (const id of [...shared, null]) {
    const [a, b] = [partOf(earlier, id, shared), partOf(later, id, shared)]
    const [weightA, weightB] = [a.n / earlier.whole.n, b.n / later.whole.n]
    // A part without runs has no rate of its own: only its weight changes.
    const rateA = a.n === 0 ? b.k / Math.max(1, b.n) : a.k / a.n
    const rateB = b.n === 0 ? rateA : b.k / b.n
    mix += ((weightB - weightA) * (rateA + rateB)) / 2
    rate += ((rateB - rateA) * (weightA + weightB)) / 2
  }
  return { mix, rate, change: later.whole.k / later.whole.n - earlier.whole.k / earlier.whole.n }
}

function partOf({ whole, parts }: Standing, id: string | null, shared: readonly string[]): { k: number; n: number } {
  const those = parts.filter((part) => (id === null ? shared.includes(part.id) : part.id === id))
  const sum = (count: (part: { k: number; n: number }) => number) => those.reduce((all, part) => all + count(part), 0)
  const [k, n] = [sum((part) => part.k), sum((part) => part.n)]
  return id === null ? { k: whole.k - k, n: whole.n - n } : { k, n }
}

/** Figures of the change between the last two recorded days; none before two days of one definition are recorded. */
export function shiftFigures([earlier, later]: readonly Standing[]): Figure[] {
  if (earlier === undefined || later === undefined || earlier.definition !== later.definition) return []
  const { mix, rate, change } = shift(earlier, later)
  const between = `from ${earlier.day} to ${later.day}`
  const figure = (label: string, value: number) => ({ ...undefinedOf(label, 'share', between), value })
  return [
    figure('Change between the last two recorded days', change),
    figure('of it, since other teams run more', mix),
    figure('of it, since teams run otherwise', rate),
  ]
}
