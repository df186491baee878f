/** What each life state means; the metric decides who is in it. */
import type { LifeState } from '../../model/plugin-usage.ts'

export const lifeMeanings: Record<LifeState, string> = {
  removed: 'Taken off the shelf.',
  deprecated: 'Still there; its owner asks users to move on.',
  'too-young': 'Published too recently for its use to say anything.',
  reused: 'At least one team besides the owner uses it.',
  'single-team': 'The owning team uses it, no other does.',
  seasonal: 'Quiet now, as its declared rhythm explains.',
  dormant: 'No runs of late, but others used it once, or somebody still cares for it.',
  unknown: 'It looks unused, but runs without a name could be its own.',
  abandoned: 'No runs, no other team ever, and no sign of care.',
}
