/** What counts as the version of a release. */
import { valid } from 'semver'

/** Three numbers, with what semver allows behind them; without the v that some put in front. */
export function isVersion(text: string): boolean {
  return valid(text) !== null && /^\d/.test(text)
}
