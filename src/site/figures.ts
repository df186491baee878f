/** Figures with their unit, base and uncertainty as people read them. */
import type { Figure, Range, Suppressed, Unit } from '../model/metric.ts'
import { number } from './format.ts'

/** "42 %"; close to nothing or to all it says so instead of rounding there. */
export function percentage(value: number): string {
  if (value > 0 && value < 0.005) return 'under 1 %'
  if (value < 1 && value >= 0.995) return 'over 99 %'
  const whole = Math.round(Math.abs(value) * 100)
  return `${value < 0 && whole > 0 ? '−' : ''}${whole} %`
}

/** Up to three digits behind the point for small values, none for large ones. */
function decimal(value: number): string {
  const size = Math.abs(value)
  if (size > 0 && size < 0.001) return value < 0 ? 'just below 0' : 'under 0.001'
  const digits = Number.isInteger(value) ? 0 : size < 0.1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0
  const [whole = '0', rest] = value.toFixed(digits).split('.')
  const trimmed = rest?.replace(/0+$/, '')
  const grouped = whole.startsWith('-') ? `−${number(Number(whole.slice(1)))}` : number(Number(whole))
  return trimmed ? `${grouped}.${trimmed}` : grouped
}

/** A value in its unit: "42 %", "14 days", "3 teams", "2.17"; a dash where there is none. */
export function quantity(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  if (unit === 'share') return percentage(value)
  const said = decimal(value)
  if (unit === 'days') return `${said} ${said === '1' ? 'day' : 'days'}`
  if (unit === 'teams') return `${said} ${said === '1' ? 'team' : 'teams'}`
  return said
}

/** The number alone, for where the unit stands beside it. */
export function bare(value: number, unit: Unit): string {
  return unit === 'share' ? percentage(value) : decimal(value)
}

/** "32–81 %", "8–23 days". */
export function span([low, high]: Range, unit: Unit): string {
  if (unit === 'share') return `${Math.round(low * 100)}–${Math.round(high * 100)} %`
  return `${decimal(low)}–${quantity(high, unit)}`
}

/** What stands behind a figure: "7 of 12, 95 % 32–81 %, bounds 70–80 %"; empty when nothing does. */
export function base({ k, n, interval, bounds, unit }: Figure): string {
  return [
    ...(k !== null && n !== null ? [`${number(k)} of ${number(n)}`] : n !== null ? [`of ${number(n)}`] : []),
    ...(interval === null ? [] : [`95 % ${span(interval, unit)}`]),
    ...(bounds === null || bounds[0] === bounds[1] ? [] : [`bounds ${span(bounds, unit)}`]),
  ].join(', ')
}

/** Whether a cell is hidden since too few persons stand behind it, or since it would tell such a one. */
export function isHidden(cell: unknown): cell is Suppressed {
  return typeof cell === 'object' && cell !== null && 'suppressed' in cell
}
