/** Words for versions and for what differs between two. */

import type { HistoryReach, ReleaseOrigin } from '../model/release.ts'
import type { ChangeGroup, ReleaseChange } from '../model/release-page.ts'

export const groupWords: Record<ChangeGroup, string> = {
  data: 'Data of',
  scope: 'Scope',
  connector: 'Connector',
  egress: 'Talks to',
  hook: 'Hook',
  server: 'Server',
  skill: 'Skill',
  agent: 'Agent',
  command: 'Command',
  other: 'Also',
}

export const hows: Record<ReleaseChange['how'], string> = { added: 'new', removed: 'gone', changed: 'changed' }

export const origins: Record<ReleaseOrigin, string> = {
  tag: 'the release tag',
  commit: 'the last commit that said this version; it was never tagged',
  'working-tree': 'the files as they lie in the repository; no commit holds them yet',
}

/** Why there are no earlier versions to see; null when all of them are. */
export const reaches: Record<HistoryReach, string | null> = {
  full: null,
  shallow: 'This catalogue was built from a clone without its full history, so that earlier versions cannot be seen.',
  none: 'This catalogue was built without a git history, so that earlier versions cannot be seen.',
}

/** Anchor of a comparison. */
export function pairId(from: string, to: string): string {
  return `${from}..${to}`
}
