/** org/releases/<plugin>.yaml: what was published under which version. Written by npm run release and npm run record; an entry never changes. */
import { z } from 'zod'
import { Day } from './primitives.ts'
import { levels } from './result.ts'

const sha256 = /^sha256:[0-9a-f]{64}$/

export const RecordedRelease = z.strictObject({
  version: z.string().min(1).describe('Semantic version, as in plugin.json'),
  day: Day.describe('Day on which it was recorded'),
  digest: z.string().regex(sha256).describe('Content digest, as reviews name it'),
  exact: z.string().regex(sha256).describe('Digest of the exact bytes of all files, their names and modes'),
  level: z.enum(levels).describe('Standards level that it had'),
  skills: z.array(z.string()).default([]).describe('Names of its skills'),
  commands: z.array(z.string()).default([]).describe('Names of its commands'),
  connectors: z.array(z.string()).default([]).describe('Ids of the connectors that it needs'),
  scopes: z.array(z.string()).default([]).describe('Scopes that it asks for, as connector:scope'),
  classes: z.array(z.string()).default([]).describe('Data classes that it declares'),
})
export type RecordedRelease = z.infer<typeof RecordedRelease>

export const RecordedReleases = z.array(RecordedRelease).describe('Releases of one plugin, oldest first')
