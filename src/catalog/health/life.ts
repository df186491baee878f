/** What each life state is called and means; the metric decides who is in it. */
import type { LifeState } from '../../model/plugin-usage.ts'

export const lifeWords: Record<LifeState, { label: string; meaning: string }> = {
  removed: { label: 'Removed or disabled', meaning: 'Taken off the shelf.' },
  deprecated: { label: 'Deprecated', meaning: 'Still there; its owner asks users to move on.' },
  'too-young': { label: 'Too young', meaning: 'Published too recently for its use to say anything.' },
  reused: { label: 'Reused by other teams', meaning: 'At least one team besides the owner uses it.' },
  'single-team': { label: 'Used by its own team', meaning: 'The owning team uses it, no other does.' },
  seasonal: { label: 'Seasonal', meaning: 'Quiet now, as its declared rhythm explains.' },
  dormant: { label: 'Dormant', meaning: 'No runs of late, but others used it once, or somebody still cares for it.' },
  unknown: { label: 'Unknown', meaning: 'It looks unused, but runs without a name could be its own.' },
  abandoned: { label: 'Built once and abandoned', meaning: 'No runs, no other team ever, and no sign of care.' },
}
