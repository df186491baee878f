/** Reading untyped data without trusting its prototype. */

export { byText } from '../lib/order.ts'

export type Data = Record<string, unknown>

/** Whether a value is a map of keys: an object, not a list. */
export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value of the map itself; undefined for what its prototype would answer. */
export function own(data: Data, key: string): unknown {
  return Object.hasOwn(data, key) ? data[key] : undefined
}
