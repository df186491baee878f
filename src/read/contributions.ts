/** Who worked on which plugin: commits from one run of git log, reviews from org/; nobody's address is kept. */
import { sha256 } from '../lib/digest.ts'
import type { Store } from '../lib/store.ts'
import type { Contribution, ContributionFacts } from '../model/contribution.ts'
import type { Library, Org } from '../model/library.ts'
import { readConnectorDays } from './connector-days.ts'
import { gitPlace } from './git.ts'
import { commitsIn, dayOf, gitLog, holderOf, logWords } from './git-log.ts'
import { byText } from './record.ts'

/** What is kept between runs, by folder instead of plugin. */
interface Worked {
  commits: { folder: string; person: string; day: string; count: number }[]
  created: [folder: string, day: string][]
  isWhole: boolean
}

/** Bytes of log that are read: years of a busy repository, and no more than a text can hold. */
const most = 256 * 1_048_576

/** Contributions to the plugins of a library that lies in `root`. Kept in the store by commit, folders and names. */
export function readContributions(root: string, { plugins, org }: Library, store: Store): ContributionFacts {
  const folders = new Map<string, string[]>()
  for (const { name, source } of plugins) {
    if (source.kind === 'local') folders.set(source.path, [...(folders.get(source.path) ?? []), name])
  }
  const worked = workedOn(root, [...folders.keys()], knownPeople(org), store)
  const named = <T extends { folder: string }>(one: T) =>
    (folders.get(one.folder) ?? []).map((plugin) => ({ ...one, plugin }))
  const commits = (worked?.commits ?? [])
    .flatMap(named)
    .map(({ plugin, person, day, count }): Contribution => ({ plugin, person, day, kind: 'commit', count }))
  const created = (worked?.created ?? [])
    .flatMap(([folder, day]) => named({ folder, day }))
    .sort((a, b) => byText(a.plugin, b.plugin))
  return {
    contributions: [...commits, ...reviewsOf(org)].sort(inOrder),
    created: new Map(created.map(({ plugin, day }) => [plugin, day])),
    connectors: readConnectorDays(root, store),
    history: worked === null ? 'none' : worked.isWhole ? 'whole' : 'partial',
  }
}

function workedOn(root: string, folders: string[], people: ReadonlySet<string>, store: Store): Worked | null {
  const place = gitPlace(root)
  if (place === null) return null
  const key = sha256(['contributions 1', place.text, ...folders, '', ...people].join('\0'))
  const kept = restored(store.get(key))
  if (kept) return kept
  const log = folders.length === 0 ? null : gitLog(root, logWords('%ct %P\x1f%ae\x1f%an', folders), most)
  const worked: Worked =
    log === null
      ? { commits: [], created: [], isWhole: true }
      : { ...collected(log.text, new Set(folders), people, place.isShallow), isWhole: !log.cut && !place.isShallow }
  if (!worked.isWhole) worked.created = []
  store.put(key, JSON.stringify(worked))
  return worked
}

function collected(
  text: string,
  folders: ReadonlySet<string>,
  people: ReadonlySet<string>,
  isShallow: boolean,
): Pick<Worked, 'commits' | 'created'> {
  const counts = new Map<string, Worked['commits'][number]>()
  const created = new Map<string, string>()
  const numbers = new Map<string, string>()
  for (const { header, names } of commitsIn(text)) {
    const [first = '', address = '', ...rest] = header.split('\x1f')
    const [seconds = '', ...parents] = first.split(' ').filter((word) => word !== '')
    const touched = new Set(names.flatMap((name) => holderOf(name, folders) ?? []))
    const day = dayOf(seconds)
    // Newest first: the last that is seen is the oldest.
    for (const folder of touched) created.set(folder, earlier(created.get(folder), day))
    // Where a shallow clone ends, one commit stands for everything before it.
    if (isShallow && parents.length === 0) continue
    const name = rest.join('\x1f')
    if (isBot(address, name)) continue
    const person = personOf(address, name, people, numbers)
    for (const folder of touched) {
      const id = [folder, person, day].join('\0')
      const seen = counts.get(id)
      if (seen) seen.count++
      else counts.set(id, { folder, person, day, count: 1 })
    }
  }
  return { commits: [...counts.values()], created: [...created] }
}

/** Somebody of the directory by name or address, else a number in order of appearance. */
function personOf(address: string, name: string, people: ReadonlySet<string>, numbers: Map<string, string>): string {
  const words = [dotted(localPart(address)), dotted(name)]
  const known = words.find((one) => people.has(one))
  if (known !== undefined) return known
  const own = words[1] || words[0] || 'nobody'
  const number = numbers.get(own) ?? `author ${numbers.size + 1}`
  numbers.set(own, number)
  return number
}

/** Accounts that no person works through. */
export function isBot(address: string, name: string): boolean {
  const local = localPart(address)
  return (
    [name, local].some((one) => /\[bot\]|(?:^|[-_. ])bot(?:$|[-_. ])/i.test(one)) ||
    [dotted(name), dotted(local)].some((one) =>
      /^(?:no\.?reply|dependabot|renovate|github\.actions|gitlab\.ci|jenkins|semantic\.release)$/.test(one),
    )
  )
}

/** Before the @; of a private address of GitHub the account alone. */
function localPart(address: string): string {
  return (address.split('@')[0] ?? '').replace(/^\d+\+/, '')
}

/** Mara Lindqvist, mara_lindqvist and mara.lindqvist are one. */
function dotted(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('.')
}

function knownPeople({ teams, reviews }: Org): Set<string> {
  const members = teams.flatMap(({ maintainers = [], lead }) => [...maintainers, ...(lead === undefined ? [] : [lead])])
  const reviewers = [...reviews.values()].flat().flatMap((review) => review.reviewers.map(({ name }) => name))
  return new Set([...members, ...reviewers].map(dotted).sort(byText))
}

function reviewsOf({ reviews }: Org): Contribution[] {
  return [...reviews].flatMap(([plugin, list]) =>
    list.flatMap(({ date, reviewers }) =>
      reviewers.map(
        ({ name }): Contribution => ({ plugin, person: dotted(name), day: date, kind: 'review', count: 1 }),
      ),
    ),
  )
}

function earlier(a: string | undefined, b: string): string {
  return a === undefined || b < a ? b : a
}

function inOrder(a: Contribution, b: Contribution): number {
  return byText(a.plugin, b.plugin) || byText(a.day, b.day) || byText(a.person, b.person) || byText(a.kind, b.kind)
}

function restored(kept: string | undefined): Worked | null {
  if (kept === undefined) return null
  try {
    return JSON.parse(kept) as Worked
  } catch {
    return null
  }
}
