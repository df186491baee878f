/** Figures as metrics state them: counts, and shares with their Wilson interval; and the words around them. */
import { wilson } from '../lib/statistics/proportion.ts'
import type { Figure, Unit } from '../model/metric.ts'

const bare = { text: null, k: null, n: null, interval: null, bounds: null }

export function numberOf(label: string, value: number, unit: Unit = 'count'): Figure {
  return { ...bare, label, unit, value }
}

/** k of n with its 95 % interval; without a denominator undefined, which `why` explains. */
export function shareOf(label: string, k: number, n: number, why: string): Figure {
  if (n === 0) return { ...bare, label, unit: 'share', value: null, text: why, k, n }
  return { ...bare, label, unit: 'share', value: k / n, k, n, interval: wilson(k, n) }
}

export function undefinedOf(label: string, unit: Unit, why: string): Figure {
  return { ...bare, label, unit, value: null, text: why }
}

/** 0.4286 as "42.9 %", 0.5 as "50 %". */
export function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}
