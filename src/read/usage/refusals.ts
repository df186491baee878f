/** Files that hold no plugin use: how they are told, what they are, and what to export instead. */
import type { Sample } from './sample.ts'

export const refusals: readonly { holds(sample: Sample): boolean; message: string; fix: string }[] = []
