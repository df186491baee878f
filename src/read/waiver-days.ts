/** Since when git has had each waiver: the day of the commit that first wrote down when it is said to have begun. */
import { sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { PlacedWaiver } from '../model/waiver.ts'
import { headOf } from './head.ts'
import { runGit } from './run-git.ts'

const most = 16 * 1_048_576
const log = ['log', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-color']
const changes = ['--patch', '--unified=0', '--relative', '--src-prefix=a/', '--dst-prefix=b/']

/**
 * The waivers with the day of their commit. Waivers that no commit has yet are left as they are, and so are those that
 * began before the history does: a repository that was copied or cut off says nothing about them.
 */
export function withCommitDays(root: string, waivers: readonly PlacedWaiver[], store: Store): PlacedWaiver[] {
  const head = waivers.length === 0 ? null : headOf(root)
  if (head === null) return [...waivers]
  const key = sha256(`waivers 1 ${head}`)
  const kept = store.get(key)
  const lines = kept ?? addedLines(root)
  if (kept === undefined) store.put(key, lines)
  const days = new Map<string, string>()
  let [first, day, file] = ['9999-12-31', '', '']
  for (const line of lines.split('\n')) {
    const [mark, ...rest] = line.split(' ')
    if (mark === 'first') first = rest.join(' ')
    else if (mark === 'day') day = rest.join(' ')
    else if (mark === 'file') file = rest.join(' ')
    // The newest commit comes first, so that the oldest is what remains.
    else if (mark === 'created') days.set(`${file} ${rest.join(' ')}`, day)
  }
  return waivers.map((waiver) => {
    const committed = days.get(`${waiver.file} ${waiver.created}`)
    return committed === undefined || waiver.created < first ? waiver : { ...waiver, committed }
  })
}

/** What the history of org/waivers added, shortened to what is asked of it; empty when git cannot say. */
function addedLines(root: string): string {
  const roots = runGit(root, ['rev-list', '--max-parents=0', '--timestamp', 'HEAD'])
  const history = runGit(root, [...log, ...changes, '--format=format:day %ct', 'HEAD', '--', 'org/waivers'], { most })
  if (roots === null || history === null || history.cut) return ''
  const seconds = roots.output.toString('utf8').match(/^\d+/gm) ?? []
  const first = Math.min(...seconds.map(Number))
  const told = [`first ${dayOf(first)}`]
  for (const line of history.output.toString('utf8').split('\n')) {
    const [, time] = /^day (\d+)$/.exec(line) ?? []
    const [, file] = /^\+\+\+ b\/(org\/waivers\/.+)$/.exec(line) ?? []
    const [, created] = /^\+.*\bcreated["']?\s*:\s*["']?(\d{4}-\d\d-\d\d)/.exec(line) ?? []
    if (time !== undefined) told.push(`day ${dayOf(Number(time))}`)
    else if (file !== undefined) told.push(`file ${file}`)
    else if (created !== undefined) told.push(`created ${created}`)
  }
  return told.join('\n')
}

function dayOf(seconds: number): string {
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString().slice(0, 10) : '9999-12-31'
}
