/** org/tombstones.yaml: names of plugins that were renamed or removed. The list only grows. */
import { z } from 'zod'
import { Day, kebab } from './primitives.ts'

export const Tombstone = z.strictObject({
  name: z.string().regex(kebab).describe('Name that is no longer in use, and never will be again'),
  date: Day.describe('Day on which it was renamed or removed'),
  reason: z.string().min(1).describe('Why, in one sentence'),
  renamedTo: z.string().regex(kebab).optional().describe('New name of the same plugin; left out when it was removed'),
  replacement: z.string().regex(kebab).optional().describe('Name of the plugin to use instead of one that was removed'),
})
export type Tombstone = z.infer<typeof Tombstone>

export const Tombstones = z.array(Tombstone).describe('Names that were given up, oldest first')
