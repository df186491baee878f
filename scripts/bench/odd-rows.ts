/**
 * `npm run bench:odd-rows [-- ROWS]`: a million event rows, every tenth of them odd, from the CSV to the figures. Prints
 * seconds and peak memory; ends with 1 beyond two minutes of processor time or a gigabyte, or when a total does not add up.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { inFolder, measuredFolder } from '../../test/sample/exports.ts'
import { chance } from '../sample-usage/chance.ts'

const rows = Number(process.argv[2] ?? 1_000_000)
const budget = { seconds: 120, megabytes: 1024 }
const teams = ['legal', 'customer-support', 'finance-operations', 'sales-enablement', 'revenue-operations', 'platform']
const plugins = ['legal-nda-triage 1.3.0', 'support-ticket-triage 2.3.0', 'sales-account-brief 3.1.1', 'log-digger ']
const header =
  'event_id,time,team,person,plugin,marketplace,version,component,surface,scope,outcome,duration_ms,actor,event'

/** What makes a row odd; each is refused, set aside, or counted once. */
const oddities: ((cells: string[]) => void)[] = [
  (cells) => cells.splice(1, 1, '2027-11-20T09:00:00Z'),
  (cells) => cells.splice(1, 1, 'yesterday'),
  (cells) => cells.splice(2, 1, 'contractors-emea'),
  (cells) => cells.splice(4, 1, '"=HYPERLINK(""https://evil.example"")"'),
  (cells) => cells.splice(11, 1, '-5'),
  (cells) => cells.splice(12, 1, 'ci'),
  (cells) => cells.splice(0, 1, 'e7'),
]

await inFolder(async (folder) => {
  const usage = join(folder, 'usage')
  await mkdir(usage)
  await write(join(usage, 'events.csv'))
  const before = process.cpuUsage()
  const began = performance.now()
  const { facts, measurement } = await measuredFolder(usage, join(folder, 'cache'))
  const wall = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  const used = (user + system) / 1e6
  const megabytes = process.resourceUsage().maxRSS / 1024
  const [file] = facts.files
  const refused = file?.rejected.reduce((sum, one) => sum + one.rows, 0) ?? 0
  const { runs } = measurement.quality
  const aside = runs.setAside.reduce((sum, one) => sum + one.runs, 0)
  const addsUp =
    file?.rows === rows &&
    file.kept + file.duplicates + file.unrelated + refused === rows &&
    runs.qualifying + aside === runs.all &&
    runs.all === file.kept
  process.stdout.write(
    `${rows} rows: ${wall.toFixed(1)} s wall, ${used.toFixed(1)} s user+sys, peak ${megabytes.toFixed(0)} MB; ` +
      `${runs.qualifying} count, ${aside} set aside, ${refused} refused, ${file?.duplicates} repeats; ` +
      `totals ${addsUp ? 'add up' : 'DO NOT ADD UP'}\n`,
  )
  if (!addsUp || used > budget.seconds || megabytes > budget.megabytes) process.exitCode = 1
})

async function write(path: string): Promise<void> {
  const draw = chance('odd rows')
  const out = createWriteStream(path)
  out.write(`${header}\n`)
  let waiting: string[] = []
  for (let i = 0; i < rows; i++) {
    waiting.push(rowOf(i, draw))
    if (waiting.length < 20_000) continue
    if (!out.write(`${waiting.join('\n')}\n`)) await once(out, 'drain')
    waiting = []
  }
  out.end(waiting.length > 0 ? `${waiting.join('\n')}\n` : '')
  await finished(out)
}

function rowOf(i: number, draw: ReturnType<typeof chance>): string {
  const [plugin = '', version = ''] = draw.pick(plugins).split(' ')
  const scope = version === '' ? 'user-local' : 'org'
  const time = new Date(Date.UTC(2026, 2, 2) + draw.whole(268 * 86_400) * 1000).toISOString()
  const person = `user_${draw.whole(2000)}`
  const [team, took] = [draw.pick(teams), draw.whole(60_000)]
  const cells = [`e${i}`, time, team, person, plugin, 'brightwater', version, 'skill:x', 'cowork', scope, 'ok']
  cells.push(String(took), 'person', 'run')
  if (i % 10 === 3) oddities[draw.whole(oddities.length)]?.(cells)
  return cells.join(',')
}
