/** Whether a set-up conforms is one answer: the page of a connector, the compliance page, metric M7 and the rules agree. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { conformanceRows } from '../../src/catalog/compliance/conformance.ts'
import { connectorPages } from '../../src/catalog/connector-pages.ts'
import { connectorSetUps } from '../../src/metrics/connector-setups.ts'
import type { Library } from '../../src/model/library.ts'
import { orgs, read } from '../read/repository.ts'
import { project } from '../sites.ts'
import { contextOf } from './judgement.ts'

const corpus = resolve(project, '../shared/corpus/knowledge-work-plugins')

/** Plugins by connector and answer, as each of the three places gives it. */
function answers(library: Library) {
  const context = { ...contextOf({ plugins: [], library }), judgement: null }
  const pages = connectorPages(context, new Map())
  const names = new Map(library.plugins.map(({ slug, name }) => [`/plugins/${slug}/`, name]))
  const named = (links: readonly { url: string | null }[]) =>
    [...new Set(links.map(({ url }) => names.get(url ?? '') ?? ''))].sort()
  const metric = connectorSetUps(library)
  return metric.map(({ connector, setUps, variants }) => {
    const page = pages.find(({ id }) => id === connector)!
    const [row] = conformanceRows([page])
    const set = page.configurations.filter(({ configured, transport }) => configured && transport !== 'unknown')
    const is = (answer: boolean) => set.filter(({ approved }) => approved === answer).flatMap(({ plugins }) => plugins)
    const of = (answer: boolean | null) =>
      setUps.filter(({ isApproved }) => isApproved === answer).map(({ plugin }) => plugin)
    const provisioned = page.provisioned
    return {
      connector,
      metric: { ways: variants, conforms: of(true).sort(), drifts: of(false).sort() },
      page: { ways: set.length, conforms: named(is(true)), drifts: named(is(false)) },
      compliance: {
        ways: provisioned ? set.length : (row?.drifts.length ?? 0) + 1,
        conforms: named(row?.conforms ?? []),
        drifts: provisioned ? named(row?.drifts.flatMap(({ plugins }) => plugins) ?? []) : [],
      },
    }
  })
}

function expectOne(library: Library): void {
  const all = answers(library)
  expect(all.length).toBeGreaterThan(0)
  for (const { connector, metric, page, compliance } of all) {
    expect(page, connector).toEqual(metric)
    expect(compliance, connector).toEqual(metric)
  }
}

test('in the sample organisation, where two plugins drift', () => {
  const library = read(project)
  expectOne(library)
  expect(
    answers(library).flatMap(({ connector, metric }) => metric.drifts.map((name) => `${name}: ${connector}`)),
  ).toEqual(['supply-demand-review: snowflake', 'support-escalation-pack: telemetry'])
})

test('in the tidy and in the faulty organisation', () => {
  expectOne(read(`${orgs}/acme`))
  expectOne(read(`${orgs}/messy`))
})

test.skipIf(!existsSync(corpus))('in a public repository (skipped where the corpus is not beside the project)', () => {
  expectOne(read(corpus))
})
