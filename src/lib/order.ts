/** Orders that are the same on every machine. */

/** Comparison by code units. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
