/** Whether a review was done by the right people: not the author alone, and in the roles its tier asks for. */
import { listed, quoted } from '../lib/text.ts'
import type { Org } from '../model/library.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Review } from '../model/review.ts'
import { person } from './teams.ts'

type Role = Review['reviewers'][number]['role']

const needed: Record<Review['tier'], readonly Role[]> = {
  T1: [],
  T2: ['standards', 'lead'],
  T3: ['standards', 'lead', 'steward'],
}
const inWords: Record<Role, string> = {
  peer: 'a peer',
  lead: "the owner team's lead",
  standards: 'the standards team',
  steward: 'a data or security steward',
}

/** What is wrong with who reviewed, each as "…" after the review's name. */
export function reviewerFaults(
  { tier, reviewers }: Review,
  plugin: Plugin,
  org: Org,
): { message: string; fix: string }[] {
  const faults: { message: string; fix: string }[] = []
  const maintainers = plugin.manifest?.maintainers ?? []
  const authors = new Set(
    [...(plugin.author === null ? [] : [plugin.author.name]), ...(maintainers.length === 1 ? maintainers : [])].map(
      person,
    ),
  )
  if (reviewers.every(({ name }) => authors.has(person(name)))) {
    faults.push({
      message: `was done by its author ${quoted(reviewers[0]?.name)} alone`,
      fix: 'ask somebody else to review it',
    })
  }
  const missing = needed[tier].filter((role) => reviewers.every((one) => one.role !== role))
  if (missing.length > 0) {
    const roles = listed(missing.map((role) => inWords[role]))
    faults.push({ message: `lacks ${roles}`, fix: `have it reviewed by ${roles}` })
  }
  for (const { name, role } of reviewers) {
    if (mayReview(name, role, org)) continue
    faults.push({
      message: `names ${quoted(name)} as ${role}, but no team of theirs fills that role`,
      fix: 'correct the role in org/reviews, or ask somebody of the right team',
    })
  }
  return faults
}

/** People that no team lists cannot be checked. */
function mayReview(name: string, role: Role, { teams }: Org): boolean {
  const theirs = teams.filter(({ maintainers = [], lead }) =>
    [...maintainers, ...(lead === undefined ? [] : [lead])].some((one) => person(one) === person(name)),
  )
  if (theirs.length === 0 || role === 'peer' || role === 'lead') return true
  return theirs.some(({ roles = [] }) => roles.includes(role))
}
