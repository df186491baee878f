/** New plugins, and whether something vetted that does the same was in the catalogue on the day they were created. */
import type { Row } from '../lib/duckdb.ts'
import type { AlikePair, Skill } from './alike.ts'

export interface Rebuilt {
  plugin: string
  created: string
  /** Plugin with the most alike skill among those created earlier; null when none is alike at all. */
  best: string | null
  jaccard: number | null
  isVetted: boolean
  /** Whether it could have been used instead: near or exact, vetted, and not judged as intended. */
  wasThere: boolean
}

export interface Beginnings {
  skills: readonly Skill[]
  pairs: readonly AlikePair[]
  /** Day of creation by plugin. */
  created: ReadonlyMap<string, string>
  /** Rows of the table of approvals. */
  approvals: readonly Row[]
  /** First day of the window. */
  since: string
}

/** One for each plugin with skills that was created in the window, newest first. */
export function rebuiltOf({ skills, pairs, created, approvals, since }: Beginnings): Rebuilt[] {
  const plugins = [...new Set(skills.map(({ plugin }) => plugin))]
  return plugins
    .flatMap((plugin): Rebuilt[] => {
      const day = created.get(plugin)
      if (day === undefined || day < since) return []
      const earlier = pairs.flatMap((pair) => {
        const other = pair.a.plugin === plugin ? pair.b.plugin : pair.b.plugin === plugin ? pair.a.plugin : null
        const began = other === null ? undefined : created.get(other)
        return other === null || began === undefined || began >= day ? [] : [{ pair, other }]
      })
      // Pairs come most alike first.
      const [best] = earlier.filter(({ pair }) => pair.verdict !== 'intended')
      if (best === undefined)
        return [{ plugin, created: day, best: null, jaccard: null, isVetted: false, wasThere: false }]
      const isVetted = approvals.some(
        (one) => one['plugin'] === best.other && String(one['first']) <= day && day < String(one['until']),
      )
      const wasThere = isVetted && best.pair.kind !== 'candidate'
      return [{ plugin, created: day, best: best.other, jaccard: best.pair.jaccard, isVetted, wasThere }]
    })
    .sort((a, b) => (a.created > b.created ? -1 : a.created < b.created ? 1 : a.plugin < b.plugin ? -1 : 1))
}
