/** What the health pages say when there is no usage, and when there is too little: three different texts, and never a zero. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import { MetricsDocument } from '../../src/model/metrics-document.ts'
import { asOf, type BuiltSite, buildSite, project, temporary } from '../sites.ts'

const secret = 'jane.roe@brightwater.example'

function textOf({ out }: BuiltSite, page: string): string {
  const html = readFileSync(join(out, page, 'index.html'), 'utf8')
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return main.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('without usage the pages say so kindly, and how to bring it in', () => {
  const site = buildSite(join(project, 'test', 'orgs', 'acme'))
  const health = textOf(site, 'health')
  expect(health).toContain('No usage yet. An empty page is better than a guessed figure.')
  expect(health).toContain('usage/')
  for (const page of ['health/reuse-across-teams', 'waves', 'plugins/finance-month-end', 'teams/finance-operations'])
    expect(textOf(site, page), page).toContain('No usage yet')
  expect(textOf(site, 'health/reuse-across-teams')).not.toContain('0 %')
  expect(readFileSync(join(site.out, 'guides/bring-in-usage/index.html'), 'utf8')).toContain('OTEL_LOG_TOOL_DETAILS=1')
})

test('with 27 days of 4 teams the pages say what is missing, and how much', () => {
  const root = temporary('thin-')
  for (const part of ['org', 'plugins']) cpSync(join(project, part), join(root, part), { recursive: true })
  mkdirSync(join(root, 'usage'))
  const rows = ['event_id,time,team,person,plugin,version,component,surface,scope,outcome,duration_ms,actor,event']
  for (const team of ['legal', 'platform', 'marketing', 'supply-chain'])
    for (let day = 1; day <= 27; day++)
      for (const person of ['a', 'b', 'c', 'd', 'e', 'f'])
        rows.push(
          `${team}-${day}-${person},${dayAfter(asOf, -day)}T09:00:00Z,${team},${team}-${person},legal-nda-triage,1.0.0,skill:triage,cowork,marketplace,ok,1200,person,run`,
        )
  writeFileSync(join(root, 'usage', 'events.csv'), `${rows.join('\n')}\n`)
  // Of no use, and in part of no use, under a name that is no better than its content.
  writeFileSync(join(root, 'usage', '=<b>people\u202e.json'), JSON.stringify({ data: [{ user: { id: secret } }] }))
  writeFileSync(
    join(root, 'usage', 'late.csv'),
    `${rows[0]}\nx-1,${secret},legal,p,${secret},1.0.0,,cowork,,ok,1,person,run\n`,
  )
  const site = buildSite(root)
  const exports = textOf(site, 'health/exports')
  expect(exports).toContain('3 files: 1 used, 1 used in part, 1 refused; 1 row left out.')
  expect(exports).toContain('usage/=&lt;b&gt;people\\u{202e}.json refused')
  expect(exports).toContain('This file lists people; person-level reports are not read.')
  expect(exports).toContain('To do: export /plugins, /skills or /summaries of the Analytics API instead')
  expect(exports).toMatch(/usage\/late\.csv used in part .* 1 row left out: the time cannot be read ?, line 2/)
  expect(site.said).toContain('usage: 1 of 3 files refused, 1 row left out; see ')
  const csv = readFileSync(join(site.out, 'health/exports/left-out.csv'), 'utf8').split('\r\n')
  expect(csv[1]).toMatch(/^'=<b>people\\u\{202e\}\.json,refused,this file lists people/)
  expect(csv[2]).toBe('late.csv,used in part,the time cannot be read,1,2,')
  const { inputs } = MetricsDocument.parse(JSON.parse(readFileSync(join(site.out, 'api/v1/metrics.json'), 'utf8')))
  expect(inputs.map(({ state, format, rows: some }) => [state, format, some])).toEqual([
    ['refused', null, 0],
    ['used', 'event-csv', 648],
    ['partly', 'event-csv', 1],
  ])
  for (const place of ['health/exports/index.html', 'health/exports/files.csv', 'api/v1/metrics.json'])
    expect(readFileSync(join(site.out, place), 'utf8'), place).not.toContain(secret)
  const reuse = textOf(site, 'health/reuse-across-teams')
  expect(reuse).toContain('Too thin to say')
  expect(reuse).toContain('Runs are known of 4 teams, and 5 are needed')
  expect(reuse).toContain('There are 27 days with runs, and 28 are needed')
  expect(textOf(site, 'health')).toContain('648 runs, 4 teams, 27 days')
  // What needs no gate is said all the same.
  expect(textOf(site, 'plugins/legal-nda-triage')).toMatch(/Legal its owner 162 /)
})
