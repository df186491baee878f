/** When each provisioned connector changed: the days of the commits that touched its file in org/connectors. */
import { sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { ConnectorHistory } from '../model/contribution.ts'
import { gitPlace } from './git.ts'
import { commitsIn, dayOf, gitLog, logWords } from './git-log.ts'
import { byText } from './record.ts'
import { runGit } from './run-git.ts'

const most = 16 * 1_048_576

/** What git knows of the connectors of the root; nothing outside git, nor where its history is cut off. */
export function readConnectorDays(root: string, store: Store): ConnectorHistory {
  const nothing: ConnectorHistory = { since: null, changes: [] }
  const place = gitPlace(root)
  if (place === null || place.isShallow) return nothing
  const key = sha256(`connectors 1 ${place.text}`)
  const kept = store.get(key)
  if (kept !== undefined) return JSON.parse(kept)
  const log = gitLog(root, logWords('%ct', ['org/connectors']), most)
  const roots = runGit(root, ['rev-list', '--max-parents=0', '--timestamp', 'HEAD'])
  const seconds = roots?.output.toString('utf8').match(/^\d+/gm) ?? []
  const made =
    log === null || log.cut || seconds.length === 0
      ? nothing
      : { since: dayOf(String(Math.min(...seconds.map(Number)))), changes: changesIn(log.text) }
  store.put(key, JSON.stringify(made))
  return made
}

/** Each connector once a day, oldest first. */
function changesIn(log: string): ConnectorHistory['changes'] {
  const seen = new Map<string, { connector: string; day: string }>()
  for (const { header, names } of commitsIn(log)) {
    const day = dayOf(header)
    for (const name of names) {
      const [, connector] = /^org\/connectors\/([^/]+)\.yaml$/.exec(name) ?? []
      if (connector !== undefined) seen.set(`${day} ${connector}`, { connector, day })
    }
  }
  return [...seen].sort(([a], [b]) => byText(a, b)).map(([, change]) => change)
}
