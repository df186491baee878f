/** release: makes a plugin ready for its next version, says what that changes for users, and which git commands publish it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newRecords, withRecord } from '../build/record.ts'
import { type Plan, planRelease, withHeading, withVersion } from '../build/release.ts'
import { judgeRoot, offersIn } from '../build.ts'
import { nearest, quoted } from '../lib/text.ts'
import type { Plugin } from '../model/plugin.ts'
import type { Level } from '../model/result.ts'
import { releaseText } from '../report/release.ts'
import type { Arguments } from './arguments.ts'
import { siteOptions } from './options.ts'
import { clearProgress, say } from './terminal.ts'

export async function runRelease(given: Arguments): Promise<number> {
  const [name = ''] = given.names
  const before = await judgedOffers(given)
  const offer = before.offers.find((one) => one.name === name)
  if (offer === undefined || offer.plugin.source.kind !== 'local') {
    const near = nearest(
      name,
      before.offers.map((one) => one.name),
    )
    say(`there is no plugin ${quoted(name)} to release${near === undefined ? '' : `; did you mean ${quoted(near)}?`}`)
    return 2
  }
  const { policy } = before.library.org
  const classes = (policy?.dataClasses ?? []).map(({ id }) => id)
  const recorded = (before.library.org.recorded.get(name) ?? []).map(({ version }) => version)
  const plan = planRelease(offer, given.bump, { root: given.root, classes, recorded })
  if (typeof plan === 'string') {
    say(plan)
    return 1
  }
  if (plan.last !== null && plan.needs === null) {
    say(`nothing changed in ${name} since ${plan.last.version}`)
    return 0
  }
  const folder = offer.plugin.source.path
  const written =
    plan.next === plan.version
      ? []
      : writeVersion({ ...given, asOf: before.judgement.asOf }, offer.plugin, folder, plan)
  // What was written is content too: only now can it be judged.
  const after = written.length === 0 ? before : await judgedOffers(given)
  const now = after.offers.find((one) => one.name === name) ?? offer
  const here = now.releases.find(({ release }) => release.here)
  const isReady = here !== undefined && here.reason === null && now.version === here.release.version
  if (isReady) written.push(...writeRecords(given, after, name))
  const verdict = after.judgement.verdicts.find((one) => one.name === name)
  process.stdout.write(
    releaseText({
      ...{ name, folder, plan, written, isReady },
      reason: isReady ? null : (now.reason ?? here?.reason ?? null),
      level: verdict?.effectiveLevel ?? 'listed',
      least: policy?.offers.level ?? 'listed',
      missing: verdict?.toNextLevel ?? [],
    }),
  )
  return isReady ? 0 : 1
}

/** Writes what can be installed and is on no record yet; paths from the root. */
export function writeRecords(given: Arguments, { offers, library, judgement }: Judged, only?: string): string[] {
  const levels = new Map<string, Level>(judgement.verdicts.map(({ name, effectiveLevel }) => [name, effectiveLevel]))
  if (library.org.organisation === null) return []
  const entries = newRecords(offers, library, { root: given.root, asOf: judgement.asOf, levels })
  const wanted = entries.filter(({ plugin }) => only === undefined || plugin === only)
  for (const { file, record } of wanted) change(join(given.root, file), (text) => withRecord(text, record))
  return wanted.map(({ file }) => file)
}

type Judged = Awaited<ReturnType<typeof judgedOffers>>

export async function judgedOffers(given: Arguments) {
  const judged = await judgeRoot(siteOptions(given))
  clearProgress()
  return { ...judged, offers: await offersIn(judged, judged.judgement.asOf) }
}

function writeVersion({ root, asOf }: Arguments, plugin: Plugin, folder: string, plan: Plan): string[] {
  const manifest = join(folder, '.claude-plugin/plugin.json')
  const changelog = join(folder, plugin.documents.find(({ role }) => role === 'changelog')?.path ?? 'CHANGELOG.md')
  change(join(root, manifest), (text) => withVersion(text, plan.next))
  change(join(root, changelog), (text) => withHeading(text, plan, asOf))
  return [manifest, changelog]
}

function change(file: string, made: (text: string) => string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, made(existsSync(file) ? readFileSync(file, 'utf8') : ''))
}
