/** What the health pages say when there is no usage, and when there is too little: three different texts, and never a zero. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dayAfter } from '../../src/lib/days.ts'
import { asOf, type BuiltSite, buildSite, project, temporary } from '../sites.ts'

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
  const site = buildSite(root)
  const reuse = textOf(site, 'health/reuse-across-teams')
  expect(reuse).toContain('Too thin to say')
  expect(reuse).toContain('Runs are known of 4 teams, and 5 are needed')
  expect(reuse).toContain('There are 27 days with runs, and 28 are needed')
  expect(textOf(site, 'health')).toContain('648 runs, 4 teams, 27 days')
  // What needs no gate is said all the same.
  expect(textOf(site, 'plugins/legal-nda-triage')).toMatch(/Legal its owner 162 /)
})
