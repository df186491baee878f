/** Reviews of plugins that are not there: kept, since a plugin may come back, but said. */
import { nearest, quoted } from '../../lib/text.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { Review } from '../../model/review.ts'
import { findingOf } from '../findings.ts'
import { noteOf } from '../note.ts'

/** A warning for every reviews file whose name is not that of a plugin. */
export function unknownReviews(reviews: ReadonlyMap<string, Review[]>, plugins: readonly Plugin[]): Finding[] {
  const names = plugins.map(({ name }) => name)
  return [...reviews.keys()].flatMap((name) => {
    if (names.includes(name)) return []
    const meant = nearest(name, names)
    const fix = meant === undefined ? 'remove the file' : `git mv org/reviews/${name}.yaml org/reviews/${meant}.yaml`
    const message = `there is no plugin called ${quoted(name)} to review`
    return [
      findingOf(noteOf('review-covers-this-content', 'warning', message, { fix }), null, `org/reviews/${name}.yaml`),
    ]
  })
}
